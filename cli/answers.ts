import { z } from "zod";

/** What the command line reads of the staff API's answers; the rest is passed on by `--json`. */
export const change = z.object({ field: z.string(), before: z.string().optional(), after: z.string().optional() });
export type Change = z.infer<typeof change>;

export const meeting = z.looseObject({
  slug: z.string(),
  state: z.string(),
  revision: z.number(),
  zone: z.string(),
  start: z.string().optional(),
  end: z.string().optional(),
  month: z.string().optional(),
  place: z.string().optional(),
  texts: z.record(z.string(), z.looseObject({ title: z.string() })),
  announced: z.object({ send: z.string(), revision: z.number(), at: z.string() }).optional(),
  told: z.array(z.object({ kind: z.string(), send: z.string(), revision: z.number(), at: z.string() })).optional(),
  stale: z.string().optional(),
  notice: z
    .object({
      due: z.string(),
      note: z.record(z.string(), z.string()).optional(),
      changes: z.array(change),
    })
    .optional(),
});
export type Meeting = z.infer<typeof meeting>;

export const revision = z.looseObject({
  revision: z.number(),
  at: z.string(),
  state: z.string(),
  changes: z.array(change),
});

export const plannedReminder = z.looseObject({
  offset: z.string(),
  due: z.string(),
  zones: z.array(z.string()),
  recipients: z.number(),
  state: z.string(),
});

export const counts = z.object({
  recipients: z.number(),
  sent: z.number(),
  delivered: z.number(),
  bounced: z.number(),
  complained: z.number(),
  failed: z.number(),
  skipped: z.number(),
  uncertain: z.number(),
});
export const send = z.looseObject({
  id: z.string(),
  kind: z.string(),
  status: z.string(),
  createdAt: z.string(),
  by: z.string(),
  startsAt: z.string().optional(),
  undoUntil: z.string().optional(),
  canary: z.object({ until: z.string().optional(), passed: z.literal(true).optional() }).optional(),
  parkedUntil: z.string().optional(),
  finishedAt: z.string().optional(),
  pausedBecause: z.string().optional(),
  cancelledBecause: z.string().optional(),
  counts,
});
export type Send = z.infer<typeof send>;

export const recipient = z.looseObject({
  subscriber: z.string(),
  email: z.string().optional(),
  outcome: z.string(),
  reason: z.string().optional(),
});

export const notice = z.looseObject({
  send: z.string(),
  kind: z.string(),
  status: z.string(),
  meeting: z.string().optional(),
  createdAt: z.string(),
  outcome: z.string(),
  reason: z.string().optional(),
});

export const subscriber = z.looseObject({
  id: z.string(),
  state: z.string(),
  email: z.string().optional(),
  name: z.string().optional(),
  language: z.string().optional(),
  zone: z.string().optional(),
  topics: z.array(z.string()).optional(),
});

export const imported = z.object({ active: z.number(), pending: z.number(), unchanged: z.number() });
export type Imported = z.infer<typeof imported>;

export const auditEntry = z.looseObject({
  at: z.string(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  detail: z.record(z.string(), z.unknown()).optional(),
});

export const apiToken = z.looseObject({
  id: z.string(),
  name: z.string(),
  state: z.string(),
  scopes: z.array(z.string()),
  by: z.string(),
  expiresAt: z.string(),
  usedOn: z.string().optional(),
});
export type ApiToken = z.infer<typeof apiToken>;

export const clock = z.object({ now: z.string() });
