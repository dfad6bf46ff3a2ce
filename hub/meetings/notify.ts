import { Temporal } from "temporal-polyfill";
import { instant, iso } from "../clock.ts";
import type { CompilingContext } from "../context.ts";
import type { EditionSubject } from "../editions/edition.ts";
import { WriteConflict } from "../errors.ts";
import { beginSend } from "../sends/begin.ts";
import { releaseOf } from "../sends/release.ts";
import { type Told, wasCutShort } from "../sends/told.ts";
import { isNews } from "./changes.ts";
import type { Meeting, Notice, Telling } from "./meeting.ts";
import { tellingsOf, toldBefore } from "./notice.ts";
import { nextLook } from "./reminders.ts";
import { isPast } from "./times.ts";

/** Mails that are still on their way with what was true before are waited for, but no longer than this. */
const patience = { minutes: 15 };
const attempts = 5;

/**
 * Sends the notice of a meeting when it is due: to exactly those whom its mails have reached. A change that was taken
 * back meanwhile, or a meeting that has begun, makes none. The send's id names the revision, so that repeating it is
 * harmless.
 */
export async function notify(context: CompilingContext, slug: string): Promise<void> {
  const meeting = await context.store.meetings.get(slug);
  const notice = meeting?.notice;
  const now = context.clock.now();
  if (!meeting || !notice || Temporal.Instant.compare(instant(notice.due), now) > 0) return;
  const before = await toldBefore(context, meeting);
  if (!before || !isNews(before, meeting) || isPast(meeting, now)) return settled(context, slug, notice);
  const sends = await tellersOf(context, meeting);
  const patient = Temporal.Instant.compare(now, instant(notice.due).add(patience)) < 0;
  if (patient && (await areUnderWay(context, sends))) return;
  const since = tellingsOf(meeting)[0]?.at ?? meeting.announced?.at ?? meeting.createdAt;
  const told: Told = { meeting: slug, sends, since };
  const subject = subjectOf(meeting, before, notice);
  const send = await tell(context, subject, told);
  if (meeting.state === "scheduled") await announceRest(context, meeting, told);
  await settled(context, slug, notice, { kind: subject.kind, send, revision: meeting.revision, at: iso(now) });
}

const subjectOf = (meeting: Meeting, before: Meeting, { note }: Notice): NoticeSubject => ({
  ...(meeting.state === "cancelled" ? { kind: "cancellation", meeting } : { kind: "update", meeting, before }),
  ...(note ? { note } : {}),
});
type NoticeSubject = EditionSubject & { kind: "cancellation" | "update" };

/** A cancellation can be undone for a moment, as all that staff send to many; an update has waited already. */
async function tell(context: CompilingContext, subject: NoticeSubject, told: Told): Promise<string> {
  const { slug, revision } = subject.meeting;
  const id = `${subject.kind}-${slug}-r${revision}`;
  const audience = { told };
  const release = subject.kind === "cancellation" ? await releaseOf(context, audience) : {};
  await beginSend(context, { id, subject, audience, by: "tick", ...release });
  return id;
}

/** An announcement that the change has stopped half-way goes on with what is true now, to those it had not reached. */
async function announceRest(context: CompilingContext, meeting: Meeting, told: Told): Promise<void> {
  const { announced, slug, revision } = meeting;
  if (!announced || !(await wasCutShort(context, announced.send))) return;
  await beginSend(context, {
    id: `announcement-${slug}-r${revision}-rest`,
    subject: { kind: "announcement", meeting },
    audience: { topic: "announcements", joinedBy: announced.at, told: { ...told, not: true } },
    by: "tick",
  });
}

/** Every mail that has told of the meeting; an older installation knows only its announcement. */
async function tellersOf({ store }: CompilingContext, { slug, announced }: Meeting): Promise<string[]> {
  const known = await store.meetings.tellers(slug);
  return [...new Set([...known, ...(announced ? [announced.send] : [])])].sort();
}

/** Whether a mail that tells of the meeting is on its way. It stops by itself, as it is no longer true. */
async function areUnderWay({ store }: CompilingContext, sends: string[]): Promise<boolean> {
  for (const id of sends) {
    const status = (await store.sends.get(id))?.status;
    if (status === "planning" || status === "running") return true;
  }
  return false;
}

/** The notice is seen to: forgotten, unless staff have changed the meeting meanwhile, and noted as told when it was sent. */
async function settled(context: CompilingContext, slug: string, notice: Notice, telling?: Telling): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const meeting = await context.store.meetings.get(slug);
    if (!meeting) return;
    const { notice: waiting, told = [], ...rest } = meeting;
    const left = waiting && waiting.due !== notice.due ? { notice: waiting } : {};
    const isNew = telling && !told.some(({ send }) => send === telling.send);
    const noted = { notice: left.notice, ...(isNew ? { told: [...told, telling] } : {}) };
    try {
      return await context.store.meetings.note(meeting, noted, nextLook({ ...rest, ...left }));
    } catch (error) {
      if (!(error instanceof WriteConflict) || attempt === attempts) throw error;
    }
  }
}
