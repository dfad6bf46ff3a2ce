import { iso } from "../clock.ts";
import type { CompilingContext } from "../context.ts";
import { DomainError, invalid } from "../errors.ts";
import { misleads } from "../meetings/changes.ts";
import type { MeetingInput } from "../meetings/input.ts";
import type { Meeting } from "../meetings/meeting.ts";
import { draftOf } from "../meetings/put.ts";
import { misfitsOf, type RecapInput } from "../meetings/recap.ts";
import { defaultReminders } from "../meetings/reminder-offset.ts";
import { nextAfter } from "../meetings/send-recap.ts";
import type { News } from "../news/news.ts";
import { lastReported } from "../sends/standing.ts";
import type { EditionSubject, Note } from "./edition.ts";

/** What is to be looked at before it is kept or sent. */
export type Previewed =
  | { kind: "announcement" | "reminder"; meeting: MeetingInput }
  /** `before` is the meeting as readers were told. */
  | { kind: "update"; meeting: MeetingInput; before: MeetingInput; note?: Note | undefined }
  | { kind: "cancellation"; meeting: MeetingInput; note?: Note | undefined }
  | { kind: "recap"; meeting: MeetingInput; recap: RecapInput }
  | { kind: "news"; news: News }
  /** With a meeting: the catch-up, for who joins between its announcement and its start. */
  | { kind: "welcome"; meeting?: MeetingInput | undefined };

/** The edition that it would be. @throws DomainError `invalid` for one that would never be sent */
export async function subjectOf(context: CompilingContext, previewed: Previewed): Promise<EditionSubject> {
  if (previewed.kind === "news") return previewed;
  if (previewed.kind === "welcome") return welcomeWith(context, previewed.meeting);
  const meeting = asOfNow(context, previewed.meeting);
  switch (previewed.kind) {
    case "announcement":
      return { kind: "announcement", meeting };
    case "reminder":
      return { kind: "reminder", meeting, left: firstReminder(previewed.meeting) };
    case "update":
      if (!misleads(previewed.before, previewed.meeting)) {
        throw invalid("before", "Time, place and way in are the same: readers are told of nothing less.");
      }
      return { ...noted(previewed), kind: "update", meeting, before: asOfNow(context, previewed.before) };
    case "cancellation":
      return { ...noted(previewed), kind: "cancellation", meeting: { ...meeting, state: "cancelled" } };
    case "recap":
      return recapOf(context, meeting, previewed.recap);
  }
}

const asOfNow = ({ clock }: CompilingContext, input: MeetingInput): Meeting => draftOf(input, clock.now());

const noted = ({ note }: { note?: Note | undefined }) => (note ? { note } : {});

async function welcomeWith(context: CompilingContext, input: MeetingInput | undefined): Promise<EditionSubject> {
  if (!input) return { kind: "welcome" };
  const last = await lastReported(context, await context.store.meetings.list());
  return { kind: "welcome", meeting: asOfNow(context, input), ...(last ? { last } : {}) };
}

/** How long before the start the first reminder is read. */
function firstReminder({ month, reminders = defaultReminders }: MeetingInput): string {
  if (month !== undefined) throw invalid("kind", "A meeting without a day has no reminders.");
  const [offset] = reminders;
  if (!offset) throw invalid("kind", "This meeting has no reminders.");
  return offset.before;
}

async function recapOf(context: CompilingContext, meeting: Meeting, input: RecapInput): Promise<EditionSubject> {
  const misfits = misfitsOf(meeting, input).map(({ field, message }) => ({ field: `recap.${field}`, message }));
  if (misfits.length > 0) throw new DomainError("invalid", "The recap does not fit the meeting's agenda.", misfits);
  const { slug } = meeting;
  const recap = { meeting: slug, input, send: `recap-${slug}`, at: iso(context.clock.now()) };
  const next = await nextAfter(context, meeting);
  return { kind: "recap", meeting, recap, ...(next ? { next } : {}) };
}
