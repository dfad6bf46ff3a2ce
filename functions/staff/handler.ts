import { handle, type LambdaContext, type LambdaEvent } from "hono/aws-lambda";
import { compiler } from "../../emails/compiler.ts";
import { staffByToken } from "../../hub/access/tokens.ts";
import { createContext, once } from "../context.ts";
import { behindEdge, readEdgeKey } from "../edge.ts";
import { createStaffApp } from "./app.ts";

const respond = once(async () => {
  const [context, edgeKey] = await Promise.all([createContext(), readEdgeKey()]);
  const authenticate = (token: string) => staffByToken(context, token);
  const app = createStaffApp({ ...context, compiler }, { authenticate });
  return edgeKey === undefined ? handle(app) : handle(behindEdge(app, edgeKey));
});

export const handler = async (event: LambdaEvent, lambda: LambdaContext) => (await respond())(event, lambda);
