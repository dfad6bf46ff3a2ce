import * as z from "zod";
import { protocolNames } from "../options.ts";

export const roles = ["plan", "deliver", "feedback", "tick"] as const;
export type Role = (typeof roles)[number];

/** What a fresh process is told to be. */
export const assignment = z.object({
  role: z.enum(roles),
  /** By this name the engines know who calls. */
  worker: z.string(),
  protocol: z.enum(protocolNames),
  withheld: z.boolean(),
  verbose: z.boolean(),
  urls: z.object({ dynamodb: z.string(), ses: z.string(), sqs: z.string() }),
});
export type Assignment = z.infer<typeof assignment>;
export type Urls = Assignment["urls"];

const named = /worker\/([\w-]+)/;

/** The worker that an engine is called by, from the SDK's user agent. */
export const workerOf = (userAgent: string | undefined): string | undefined => named.exec(userAgent ?? "")?.[1];
