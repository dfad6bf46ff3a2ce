import { handle, type LambdaContext, type LambdaEvent } from "hono/aws-lambda";
import { createContext, once } from "../context.ts";
import { behindEdge, readEdgeKey, viewerAddress } from "../edge.ts";
import { createPublicApp } from "./app.ts";

const respond = once(async () => {
  const [context, edgeKey] = await Promise.all([createContext(), readEdgeKey()]);
  if (edgeKey === undefined) return handle(createPublicApp(context));
  return handle(behindEdge(createPublicApp(context, { clientAddress: viewerAddress }), edgeKey));
});

export const handler = async (event: LambdaEvent, lambda: LambdaContext) => (await respond())(event, lambda);
