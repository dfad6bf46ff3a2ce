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

const most = 32 * 1024 * 1024;
const silenceMs = 5_000;

/**
 * Reads what is left of a body that nobody wants, for the reason above: up to 32 MB, and while the client goes on
 * writing. Resolves at its end.
 */
export async function discardBody(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return;
  // Whoever has read so far, with or without back-pressure, has answered and reads no more.
  request.removeAllListeners("data").removeAllListeners("readable");
  await new Promise<void>((done) => {
    let length = 0;
    const silence = setTimeout(done, silenceMs);
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      silence.refresh();
      if (length > most) done();
    });
    request
      .once("end", done)
      .once("close", done)
      .once("end", () => clearTimeout(silence));
    request.once("close", () => clearTimeout(silence));
    request.resume();
  });
}
