import type { Context as HonoContext } from "hono";
import * as z from "zod";

export interface PublicOptions {
  /** The network address of a request, for the consent record (only its keyed hash is kept); "" when unknown. */
  clientAddress(c: HonoContext): string;
}

/** What an HTTP API hands to Lambda, and what the Node server hands on. */
const lambda = z.object({ requestContext: z.object({ http: z.object({ sourceIp: z.string() }) }) });
const server = z.object({ incoming: z.object({ socket: z.object({ remoteAddress: z.string() }) }) });

export function clientAddress(c: HonoContext): string {
  const onLambda = lambda.safeParse(c.env);
  if (onLambda.success) return onLambda.data.requestContext.http.sourceIp;
  const onServer = server.safeParse(c.env);
  return onServer.success ? onServer.data.incoming.socket.remoteAddress : "";
}
