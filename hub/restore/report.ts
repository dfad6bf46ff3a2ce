import * as z from "zod";

/** What a restore did, by what it counted, and what staff have to look at. */
export const restoreReport = z.object({
  backup: z.string(),
  at: z.string(),
  /** The first and the last heartbeat of the journal that it went by. */
  journal: z.object({ from: z.string(), through: z.string() }).exactOptional(),
  rows: z.array(z.object({ what: z.string(), count: z.number().int() })),
  attention: z.array(z.string()),
});
export type RestoreReport = z.infer<typeof restoreReport>;
