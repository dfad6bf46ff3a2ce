import { createServer, Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { listenOnLoopback, stopListening } from "../loopback.ts";
import type { ReadableOutbox } from "../ses/outbox.ts";
import { inboxApp } from "./app.tsx";

export interface LocalInbox {
  url: string;
  close(): Promise<void>;
}

/** The inbox on a port of its own, so that a message's HTML shares no origin with the hub. */
export async function startInbox({ outbox, port }: { outbox: ReadableOutbox; port: number }): Promise<LocalInbox> {
  const server = createAdaptorServer({ fetch: inboxApp({ outbox }).fetch, createServer });
  if (!(server instanceof Server)) throw new TypeError("The inbox is served by node:http.");
  const url = await listenOnLoopback(server, port);
  return { url, close: () => stopListening(server) };
}
