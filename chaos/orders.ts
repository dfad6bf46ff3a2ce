import * as z from "zod";
import { protocolNames, stageOptions } from "./options.ts";

/** What the process of a stage is told. */
const set = z.object({ kind: z.literal("set"), options: stageOptions });
const seed = z.object({
  kind: z.literal("seed"),
  /** The file of the workers. */
  bundle: z.string(),
  protocol: z.enum(protocolNames),
  seed: z.number(),
});
const close = z.object({ kind: z.literal("close") });
export const order = z.discriminatedUnion("kind", [set, seed, close]);
export type Order = z.infer<typeof order>;
export type SeedOrder = z.infer<typeof seed>;
