import { Temporal } from "temporal-polyfill";
import { instant, iso } from "../clock.ts";
import type { CompilingContext } from "../context.ts";
import type { EditionSubject } from "../editions/edition.ts";
import { beginSend } from "../sends/begin.ts";
import { releaseOf } from "../sends/release.ts";
import { isNews } from "./changes.ts";
import type { Meeting, Notice, Telling } from "./meeting.ts";
import { isUrgent, toldBefore } from "./notice.ts";
import { nextLook } from "./reminders.ts";
import { tellersOf, toldBy } from "./tellers.ts";
import { isPast } from "./times.ts";

/** Mails that are still on their way with what was true before are waited for, but no longer than this. */
const patience = { minutes: 15 };

/**
 * Sends the notice of a meeting when it is due: to exactly those whom its mails have reached. A change that was taken
 * back meanwhile, or a meeting that has begun, makes none. First it is noted that they are told, then they are, then
 * that it is done: whatever stops us, going on goes on, and what staff change meanwhile is compared with what readers
 * are being told. @throws WriteConflict when somebody else writes; the next look goes on
 */
export async function notify(context: CompilingContext, slug: string): Promise<void> {
  const meeting = await context.store.meetings.get(slug);
  const now = context.clock.now();
  if (!meeting?.notice || Temporal.Instant.compare(instant(meeting.notice.due), now) > 0) return;
  const begun = meeting.notice.send === undefined ? await begin(context, meeting, meeting.notice, now) : meeting;
  if (begun?.notice?.send !== undefined) await finish(context, begun, begun.notice);
}

/** Notes the telling. The answer is the meeting as noted; undefined when there is nothing to tell, or not yet. */
async function begin(
  context: CompilingContext,
  meeting: Meeting,
  notice: Notice,
  now: Temporal.Instant,
): Promise<Meeting | undefined> {
  const { slug, revision } = meeting;
  const before = await toldBefore(context, meeting);
  if (!before || !isNews(before, meeting) || isPast(meeting, now)) {
    const { notice: _, ...rest } = meeting;
    await context.store.meetings.note(meeting, { notice: undefined }, nextLook(rest));
    return undefined;
  }
  const waits = Temporal.Instant.compare(now, instant(notice.due).add(patience)) < 0 && !isUrgent(before, meeting, now);
  if (waits && (await areUnderWay(context, await tellersOf(context, meeting)))) return undefined;
  const kind = meeting.state === "cancelled" ? ("cancellation" as const) : ("update" as const);
  const telling: Telling = { kind, send: `${kind}-${slug}-r${revision}`, revision, at: iso(now) };
  const noted = { notice: { ...notice, send: telling.send }, told: [...meeting.told, telling] };
  await context.store.meetings.note(meeting, noted, nextLook({ ...meeting, ...noted }));
  return context.store.meetings.get(slug);
}

/** Sends it, and forgets that it was due. The send's id names the revision: repeated, it is the same. */
async function finish(context: CompilingContext, meeting: Meeting, notice: Notice): Promise<void> {
  const telling = meeting.told.find(({ send }) => send === notice.send);
  const [before, now] = await Promise.all([
    context.store.meetings.revision(meeting.slug, notice.from),
    telling && context.store.meetings.revision(meeting.slug, telling.revision),
  ]);
  if (!telling || !before || !now) throw new Error(`The notice of ${meeting.slug} names a revision that is not kept.`);
  const subject = subjectOf(now, before, notice);
  const others = (await tellersOf(context, meeting)).filter((send) => send !== telling.send);
  const told = await toldBy(context, meeting, others);
  const audience = { told: { ...told, ...(notice.except ? { except: notice.except } : {}) } };
  // A cancellation can be undone for a moment, as all that staff send to many; an update has waited already.
  const release = subject.kind === "cancellation" ? await releaseOf(context, audience) : {};
  await beginSend(context, { id: telling.send, subject, audience, by: "tick", ...release });
  const { notice: _, ...rest } = meeting;
  await context.store.meetings.note(meeting, { notice: undefined }, nextLook(rest));
}

const subjectOf = (
  meeting: Meeting,
  before: Meeting,
  { note }: Notice,
): EditionSubject & { kind: "cancellation" | "update" } => ({
  ...(meeting.state === "cancelled" ? { kind: "cancellation", meeting } : { kind: "update", meeting, before }),
  ...(note ? { note } : {}),
});

/** Whether a mail that tells of the meeting is on its way. It stops by itself, as it is no longer true. */
async function areUnderWay({ store }: CompilingContext, sends: string[]): Promise<boolean> {
  for (const id of sends) {
    const status = (await store.sends.get(id))?.status;
    if (status === "planning" || status === "running") return true;
  }
  return false;
}
