import type { SQSHandler } from "aws-lambda";
import { createContext, once } from "../context.ts";
import { consumeDeliver } from "./consume.ts";

const context = once(createContext);

export const handler: SQSHandler = async (event, invocation) =>
  consumeDeliver(await context(), event, Date.now() + invocation.getRemainingTimeInMillis());
