import { createServer, IncomingMessage, Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { createPublicApp } from "../functions/public/app.ts";
import { createStaffApp } from "../functions/staff/app.ts";
import { withoutWay } from "../functions/ways.ts";
import { listenOnLoopback, stopListening } from "./loopback.ts";
import { onLaptop } from "./own-token.ts";
import { discardBody } from "./request-body.ts";
import { localRoutes } from "./routes.ts";
import type { Runtime } from "./runtime.ts";

/** Everything that the HTTP API serves on AWS, and `/_local`, on one port. */
export async function startWeb(runtime: Runtime, port: number): Promise<{ url: string; close(): Promise<void> }> {
  const publicApp = createPublicApp(runtime.context);
  const staffApp = createStaffApp(runtime.context, {
    authenticate: onLaptop(runtime.context, runtime.secrets.apiToken),
  });
  const local = localRoutes(runtime);
  const appFor = (path: string) => {
    if (path.startsWith("/_local/")) return local;
    return withoutWay(path).startsWith("/api/") ? staffApp : publicApp;
  };
  const server = createAdaptorServer({
    fetch: (request, env) => {
      const answer = appFor(new URL(request.url).pathname).fetch(request, env);
      const { incoming } = env;
      return incoming instanceof IncomingMessage && hasBody(incoming) ? afterBody(answer, incoming) : answer;
    },
    createServer,
  });
  if (!(server instanceof Server)) throw new TypeError("The hub is served by node:http.");
  const url = await listenOnLoopback(server, port);
  return { url, close: () => stopListening(server) };
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;

/** A refusal may come before the body has: the client reads it only once it has written everything. */
async function afterBody(answer: Response | Promise<Response>, request: IncomingMessage): Promise<Response> {
  const response = await answer;
  await discardBody(request);
  return response;
}
