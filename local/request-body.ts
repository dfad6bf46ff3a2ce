import type { IncomingMessage } from "node:http";

/**
 * The body, or nothing when it is longer than `limit`. Such a body is read to its end and thrown away, because a client
 * that is cut off while it writes sees a broken connection instead of the answer.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  let length = 0;
  let chunks: Buffer[] = [];
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError("The request has an encoding set.");
    length += chunk.length;
    if (length > limit) chunks = [];
    else chunks.push(chunk);
  }
  return length > limit ? undefined : Buffer.concat(chunks);
}
