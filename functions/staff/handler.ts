import { handle, type LambdaContext, type LambdaEvent } from "hono/aws-lambda";
import { compiler } from "../../emails/compiler.ts";
import { createContext, once } from "../context.ts";
import { createStaffApp } from "./app.ts";
import { bearerOf } from "./bearer.ts";
import { readStaffToken } from "./token.ts";

const respond = once(async () => {
  const [context, token] = await Promise.all([createContext(), readStaffToken()]);
  return handle(createStaffApp({ ...context, compiler }, { authenticate: bearerOf(token) }));
});

export const handler = async (event: LambdaEvent, lambda: LambdaContext) => (await respond())(event, lambda);
