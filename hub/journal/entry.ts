import * as z from "zod";
import { auditEntry } from "../audit/entry.ts";
import { editionKinds } from "../editions/edition.ts";
import { simulator } from "../sends/audience.ts";
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
});

/** What readers were told of a meeting, noted without writing the whole of it. */
const telling = z.object({
  kind: z.literal("telling"),
  slug: z.string(),
  rev: z.number().int(),
  told,
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
      topic: z.union([topic, z.literal(simulator)]).exactOptional(),
      zones: z.array(z.string()).exactOptional(),
      zonesAt: z.string().exactOptional(),
      joinedBy: z.string().exactOptional(),
      /** It went to those whom earlier mails had reached. */
      toTold: z.boolean(),
    })
    .exactOptional(),
});

/** The heartbeat: as long as these follow each other, so does the journal. */
const beat = z.object({ kind: z.literal("beat") });

/** A container of a function begins: so a log that is quiet otherwise shows whose it is. */
const start = z.object({ kind: z.literal("start") });

/** Something that staff did, as the audit trail has it. */
const action = z.object({ kind: z.literal("action"), entry: auditEntry });

export const journalEntry = z.discriminatedUnion("kind", [subscriber, meeting, telling, send, beat, start, action]);
export type JournalEntry = z.infer<typeof journalEntry>;
export type MeetingEntry = z.infer<typeof meeting>;
export type TellingEntry = z.infer<typeof telling>;
export type SendEntry = z.infer<typeof send>;

/** What every line says besides: of which shape it is, when and by which function it was written, and whose it is. */
const stamp = z.object({
  v: z.literal(1),
  /** On the hub's clock. */
  at: z.string(),
  by: z.string(),
  /** The table that was about to be written to: revisions are counted in each for itself. */
  table: z.string(),
  /** Fingerprint of the hub's key of subscribers' ids. */
  keys: z.string(),
});
type Stamp = z.infer<typeof stamp>;

export const journalLine = z.intersection(stamp, journalEntry);
export type JournalLine = Stamp & JournalEntry;
export type SubscriberLine = Stamp & z.infer<typeof subscriber>;
export type MeetingLine = Stamp & MeetingEntry;
export type TellingLine = Stamp & TellingEntry;
export type SendLine = Stamp & SendEntry;
