import type { SQSHandler } from "aws-lambda";
import { createContext, once } from "../context.ts";
import { answerOf } from "../sqs.ts";
import { consumePlan } from "./consume.ts";

const context = once(createContext);

export const handler: SQSHandler = async (event) => answerOf(event, await consumePlan(await context(), event));
