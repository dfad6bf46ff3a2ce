import { handle, type LambdaContext, type LambdaEvent } from "hono/aws-lambda";
import { createContext, once } from "../context.ts";
import { createPublicApp } from "./app.ts";

const respond = once(async () => handle(createPublicApp(await createContext())));

export const handler = async (event: LambdaEvent, lambda: LambdaContext) => (await respond())(event, lambda);
