import type { SQSHandler } from "aws-lambda";
import { createContext, once } from "../context.ts";
import { answerOf } from "../sqs.ts";
import { consumeDeliver } from "./consume.ts";

const context = once(createContext);

export const handler: SQSHandler = async (event, invocation) =>
  answerOf(event, await consumeDeliver(await context(), event, Date.now() + invocation.getRemainingTimeInMillis()));
