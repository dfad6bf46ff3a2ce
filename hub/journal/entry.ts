import * as z from "zod";
import { auditEntry } from "../audit/entry.ts";
import { editionKinds } from "../editions/edition.ts";
import { sendStatuses } from "../sends/send.ts";
import { topic } from "../subscribers/topics.ts";

const subscriber = z.object({
  kind: z.literal("subscriber"),
  id: z.string(),
  /** Of this change: they follow each other without a gap. */
  rev: z.number().int(),
  state: z.enum(["pending", "active", "unsubscribed", "bounced", "complained", "erased"]),
  topics: z.array(topic).exactOptional(),
  /** The sign-up that was confirmed last, epoch seconds. */
  confirmed: z.number().exactOptional(),
  at: z.string(),
});

const told = z.array(
  z.object({
    kind: z.enum(["announcement", "update", "cancellation", "recap"]),
    send: z.string(),
    revision: z.number(),
    at: z.string(),
  }),
);

const meeting = z.object({
  kind: z.literal("meeting"),
  slug: z.string(),
  /** Of this write; a revision has several. */
  rev: z.number().int(),
  revision: z.number().int(),
  sequence: z.number().int(),
  state: z.enum(["draft", "scheduled", "cancelled"]),
  /** Tells whether what staff wrote is the same; says nothing of what it is. */
  input: z.string(),
  scheduledAt: z.string().exactOptional(),
  announced: z.object({ send: z.string(), revision: z.number(), at: z.string() }).exactOptional(),
  told,
  /** A notice of it waited. */
  notice: z.literal(true).exactOptional(),
  at: z.string(),
});

/** What readers were told of a meeting, noted without writing the whole of it. */
const telling = z.object({
  kind: z.literal("telling"),
  slug: z.string(),
  rev: z.number().int(),
  told,
  at: z.string(),
});

const send = z.object({
  kind: z.literal("send"),
  id: z.string(),
  rev: z.number().int(),
  of: z.enum(editionKinds),
  status: z.enum(sendStatuses),
  createdAt: z.string(),
  begunAt: z.string().exactOptional(),
  meeting: z.string().exactOptional(),
  reminder: z.object({ meeting: z.string(), start: z.string(), offset: z.string(), due: z.string() }).exactOptional(),
  audience: z
    .object({
      topic: topic.exactOptional(),
      zones: z.array(z.string()).exactOptional(),
      zonesAt: z.string().exactOptional(),
      joinedBy: z.string().exactOptional(),
      /** It went to those whom earlier mails had reached. */
      toTold: z.boolean(),
    })
    .exactOptional(),
  at: z.string(),
});

/** The heartbeat: as long as these follow each other, so does the journal. */
const beat = z.object({ kind: z.literal("beat"), at: z.string() });

/** Something that staff did, as the audit trail has it. */
const action = z.object({ kind: z.literal("action"), entry: auditEntry });

export const journalEntry = z.discriminatedUnion("kind", [subscriber, meeting, telling, send, beat, action]);
export type JournalEntry = z.infer<typeof journalEntry>;
export type SubscriberEntry = z.infer<typeof subscriber>;
export type MeetingEntry = z.infer<typeof meeting>;
export type TellingEntry = z.infer<typeof telling>;
export type SendEntry = z.infer<typeof send>;
