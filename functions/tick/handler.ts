import type { ScheduledHandler } from "aws-lambda";
import { compiler } from "../../emails/compiler.ts";
import { tick } from "../../hub/tick.ts";
import { createContext, once } from "../context.ts";

const context = once(createContext);

export const handler: ScheduledHandler = async () => tick({ ...(await context()), compiler });
