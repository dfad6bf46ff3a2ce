import { handle, type LambdaContext, type LambdaEvent } from "hono/aws-lambda";
import { compiler } from "../../emails/compiler.ts";
import { createContext, once } from "../context.ts";
import { behindEdge, readEdgeKey } from "../edge.ts";
import { createStaffApp } from "./app.ts";
import { atGateway } from "./at-gateway.ts";
import { readSignIn } from "./sign-in.ts";

const respond = once(async () => {
  const [context, edgeKey] = await Promise.all([createContext(), readEdgeKey()]);
  const signIn = readSignIn();
  const app = createStaffApp({ ...context, compiler }, { authenticate: atGateway(context, signIn), signIn });
  return edgeKey === undefined ? handle(app) : handle(behindEdge(app, edgeKey));
});

export const handler = async (event: LambdaEvent, lambda: LambdaContext) => (await respond())(event, lambda);
