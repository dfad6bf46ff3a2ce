import * as z from "zod";
import type { Item } from "./table.ts";
import type { Shape } from "./versions.ts";

/** A document in an item: what a step does not speak of stays as it is. */
const document = z.record(z.string(), z.unknown());

const announced = z.object({ send: z.string(), revision: z.number(), at: z.string() });
const meetingOfVersion1 = z.looseObject({
  announced: announced.optional(),
  scheduledAt: z.string().optional(),
  remindedThrough: z.string().optional(),
  told: z.array(z.unknown()).optional(),
  armedAt: z.string().optional(),
});

/**
 * Version 1 knew of no mail but the announcement, and noted a new start by raising `remindedThrough`. Version 2 keeps
 * what readers were told, and apart from what has been seen to, since when reminders are promised; and it counts writes.
 */
function withTellings(kept: unknown): Item {
  const meeting = meetingOfVersion1.parse(kept);
  const armedAt = meeting.armedAt ?? meeting.remindedThrough ?? meeting.scheduledAt;
  const told = meeting.told ?? (meeting.announced ? [{ kind: "announcement", ...meeting.announced }] : []);
  return { ...meeting, told, ...(armedAt === undefined ? {} : { armedAt }) };
}

/** An edition holds the meeting that it tells of, as it was then. */
function withTellingsInside(kept: unknown): Item {
  const edition = document.parse(kept);
  const subject = document.parse(edition.subject);
  return {
    ...edition,
    subject: { ...subject, ...(subject.meeting ? { meeting: withTellings(subject.meeting) } : {}) },
  };
}

/** Every kind of item that is versioned. A change of shape is a new step at the end of its kind's. */
export const shapes = {
  identity: { kind: "table", steps: [] },
  subscriber: { kind: "subscriber", steps: [] },
  meeting: { kind: "meeting", steps: [(item) => ({ rev: 1, ...item, meeting: withTellings(item.meeting) })] },
  recap: { kind: "recap", steps: [] },
  edition: { kind: "edition", steps: [(item) => ({ ...item, edition: withTellingsInside(item.edition) })] },
  compiled: { kind: "compiled message", steps: [] },
  send: { kind: "send", steps: [] },
  chunk: { kind: "chunk", steps: [] },
  audit: { kind: "audit entry", steps: [] },
  apiToken: { kind: "API token", steps: [] },
} as const satisfies Record<string, Shape>;
