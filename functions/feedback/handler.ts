import type { SQSHandler } from "aws-lambda";
import { createContext, once } from "../context.ts";
import { consumeFeedback } from "./consume.ts";

const context = once(createContext);

export const handler: SQSHandler = async (event) => consumeFeedback(await context(), event);
