import type { SQSHandler } from "aws-lambda";
import { createContext, once } from "../context.ts";
import { consumePlan } from "./consume.ts";

const context = once(createContext);

export const handler: SQSHandler = async (event) => consumePlan(await context(), event);
