import { once } from "node:events";
import type { Server } from "node:http";

const LOOPBACK = "127.0.0.1";

/** Listens on the loopback interface only, at `port` or (0) any free one, and returns the address. Rejects when the port is taken. */
export async function listenOnLoopback(server: Server, port: number): Promise<string> {
  server.listen(port, LOOPBACK);
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on no port.");
  return `http://${LOOPBACK}:${address.port}`;
}

/** Stops taking connections, ends those that idle or wait, and resolves when the server is closed. */
export async function stopListening(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}
