import { handle, type LambdaContext, type LambdaEvent } from "hono/aws-lambda";
import { compiler } from "../../emails/compiler.ts";
import { createContext, once } from "../context.ts";
import { behindEdge, readEdgeKey } from "../edge.ts";
import { createStaffApp } from "./app.ts";
import { bearerOf } from "./bearer.ts";
import { readStaffToken } from "./token.ts";

const respond = once(async () => {
  const [context, token, edgeKey] = await Promise.all([createContext(), readStaffToken(), readEdgeKey()]);
  const app = createStaffApp({ ...context, compiler }, { authenticate: bearerOf(token) });
  return edgeKey === undefined ? handle(app) : handle(behindEdge(app, edgeKey));
});

export const handler = async (event: LambdaEvent, lambda: LambdaContext) => (await respond())(event, lambda);
