import type { SQSHandler } from "aws-lambda";
import { createContext, once } from "../context.ts";
import { answerOf } from "../sqs.ts";
import { consumeFeedback } from "./consume.ts";

const context = once(createContext);

export const handler: SQSHandler = async (event) => answerOf(event, await consumeFeedback(await context(), event));
