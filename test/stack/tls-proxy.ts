import { createServer } from "node:http";
import { listenOnLoopback, stopListening } from "../../local/loopback.ts";

/**
 * An HTTP proxy that asks by TLS for what it is asked without: ministack 1.5.33 fetches the keys of its own user pools by
 * `http:`, also where it answers by `https:` alone.
 */
export async function startTlsProxy(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const wanted = new URL(request.url ?? "");
    wanted.protocol = "https:";
    try {
      const answer = await fetch(wanted, { method: request.method ?? "GET" });
      response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "" });
      response.end(Buffer.from(await answer.arrayBuffer()));
    } catch (error) {
      response.writeHead(502).end(String(error));
    }
  });
  return { url: await listenOnLoopback(server, 0), close: () => stopListening(server) };
}
