import { Temporal } from "temporal-polyfill";
import { instant, iso } from "../clock.ts";
import type { CompilingContext } from "../context.ts";
import { DomainError, invalid, notFound } from "../errors.ts";
import { beginSend } from "../sends/begin.ts";
import type { Send } from "../sends/send.ts";
import type { Meeting } from "./meeting.ts";
import { nextLook } from "./reminders.ts";
import { spanOf, stateOf } from "./times.ts";

export interface AnnounceOptions {
  by: string;
  /** Compile, but wait for approval. */
  draft?: boolean | undefined;
  /** ISO instant: begin then. */
  at?: string | undefined;
  /** Announce a revised meeting although an earlier revision was announced. */
  again?: boolean | undefined;
}

/**
 * Announces a meeting to all who chose announcements, and puts it on the calendar. A revision is announced once:
 * asking again answers the send that there is. @throws DomainError
 */
export async function announce(context: CompilingContext, slug: string, options: AnnounceOptions): Promise<Send> {
  const meeting = await context.store.meetings.get(slug);
  if (!meeting) throw notFound(`meeting ${slug}`);
  assertAhead(context, meeting);
  const startsAt = startOf(context, meeting, options);
  const announced = meeting.announced?.revision === meeting.revision ? meeting : await note(context, meeting, options);
  return beginSend(context, {
    id: announceId(announced),
    subject: { kind: "announcement", meeting: announced },
    audience: { topic: "announcements" },
    by: options.by,
    startsAt,
    draft: options.draft,
  });
}

const announceId = ({ slug, revision }: Meeting): string => `announcement-${slug}-r${revision}`;

function assertAhead(context: CompilingContext, meeting: Meeting): void {
  const now = context.clock.now();
  const span = spanOf(meeting.input);
  if (meeting.state === "cancelled") throw new DomainError("conflict", "This meeting was cancelled.");
  if (stateOf(meeting, now) === "held" || (span && Temporal.Instant.compare(span.start.toInstant(), now) <= 0)) {
    throw new DomainError("conflict", "This meeting has started already; correct its date, or send a recap.");
  }
  const month = meeting.input.month;
  if (month !== undefined && month < now.toZonedDateTimeISO(meeting.input.zone).toPlainDate().toString().slice(0, 7)) {
    throw new DomainError("conflict", "The month of this meeting has passed.");
  }
}

function startOf(context: CompilingContext, meeting: Meeting, { at }: AnnounceOptions): string | undefined {
  if (at === undefined || Temporal.Instant.compare(instant(at), context.clock.now()) <= 0) return undefined;
  const start = spanOf(meeting.input)?.start.toInstant();
  if (start && Temporal.Instant.compare(instant(at), start) >= 0) {
    throw invalid("at", "The announcement would come after the meeting has started.");
  }
  return iso(instant(at));
}

/** Schedules the meeting and notes the announcement before anything is sent: whatever stops us, asking again goes on. */
async function note(context: CompilingContext, meeting: Meeting, { again }: AnnounceOptions): Promise<Meeting> {
  if (meeting.announced && !again) {
    throw new DomainError(
      "conflict",
      `Revision ${meeting.announced.revision} of this meeting was announced already. ` +
        "To announce the present one to everybody, ask with again: true.",
    );
  }
  const now = iso(context.clock.now());
  const scheduled = meeting.state === "draft";
  const revision = meeting.revision + 1;
  const noted: Meeting = {
    ...meeting,
    state: "scheduled",
    revision,
    ...(scheduled ? { scheduledAt: now } : {}),
    announced: { send: announceId({ ...meeting, revision }), revision, at: now },
  };
  await context.store.meetings.put(noted, nextLook(noted));
  return noted;
}
