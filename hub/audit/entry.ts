import * as z from "zod";

/** One staff action: who did what to what, when. No address and no name of a subscriber. */
export const auditEntry = z.object({
  at: z.string(),
  /** Who: `token:` and its name, `person:` and an id, `staff` on a laptop, `operator`, `guard`, or `restore`. */
  actor: z.string(),
  /** What, as `meeting.announce` or `send.pause`. */
  action: z.string(),
  /** To what: a slug, a send's id, a subscriber's keyed hash. */
  subject: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).exactOptional(),
});
export type AuditEntry = z.infer<typeof auditEntry>;
