import * as z from "zod";

/** What a worker is told, by the process that starts it. */
export const assignment = z.object({
  worker: z.string(),
  urls: z.object({ dynamodb: z.string(), ses: z.string(), sqs: z.string() }),
});
export type Assignment = z.infer<typeof assignment>;

/** What it tells: messages that lost their turns. */
export const told = z.object({ late: z.number() });
