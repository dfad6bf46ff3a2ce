import { Temporal } from "temporal-polyfill";
import { instant, iso } from "../clock.ts";
import type { Context } from "../context.ts";
import type { Note } from "../editions/edition.ts";
import { DomainError, notFound } from "../errors.ts";
import type { Meeting, Notice, Telling } from "./meeting.ts";
import { nextLook } from "./reminders.ts";
import { hoursOf, isPast } from "./times.ts";

/** Further changes within so long make one notice, which waits no longer than `longest` in all. */
const pause = { minutes: 10 };
const longest = { minutes: 30 };
/** So close to a start, readers are on their way: they are told at once. */
const close = { hours: 2 };

/** The mails that said where and when the meeting is. */
export const tellingsOf = ({ told }: Meeting): Telling[] => told.filter(({ kind }) => kind !== "recap");

/** The meeting as readers were told last, or are being told; undefined when nobody was told. */
export async function toldBefore({ store }: Pick<Context, "store">, meeting: Meeting): Promise<Meeting | undefined> {
  const waiting = meeting.notice && meeting.notice.send === undefined ? meeting.notice.from : undefined;
  const revision = waiting ?? tellingsOf(meeting).at(-1)?.revision;
  return revision === undefined ? undefined : store.meetings.revision(meeting.slug, revision);
}

/** The notice that a change makes due; undefined when the meeting would be over. `pending` is put off. */
export function noticeOf(
  { clock }: Pick<Context, "clock">,
  told: Meeting,
  meeting: Meeting,
  pending?: Notice,
): Notice | undefined {
  const now = clock.now();
  if (isPast(meeting, now)) return undefined;
  const waiting = pending?.send === undefined ? pending : undefined;
  const since = waiting ? instant(waiting.since) : now;
  const latest = [now.add(pause), since.add(longest)].sort(Temporal.Instant.compare)[0] ?? now;
  return {
    due: iso(isUrgent(told, meeting, now) || Temporal.Instant.compare(latest, now) < 0 ? now : latest),
    since: iso(since),
    from: told.revision,
    ...(waiting?.except ? { except: waiting.except } : {}),
    ...(waiting?.note ? { note: waiting.note } : {}),
  };
}

/** Readers are on their way, by what they were told or by what is true. */
export const isUrgent = (told: Meeting, meeting: Meeting, now: Temporal.Instant): boolean =>
  [told, meeting].some((version) => isClose(version, now));

/** Begun already counts: who was told that hour is there. */
const isClose = (meeting: Meeting, now: Temporal.Instant): boolean =>
  meeting.input.month === undefined && Temporal.Instant.compare(hoursOf(meeting).start, now.add(close)) <= 0;

export interface NoticeWish {
  /** A sentence of staff's for the notice. */
  note?: Note | undefined;
  /** It is not sent; the next change makes another. */
  suppress?: boolean | undefined;
  /** It waits no longer. */
  now?: boolean | undefined;
}

/** What staff decide about a notice that waits. @throws DomainError `conflict` when none does */
export async function decideNotice(context: Context, slug: string, wish: NoticeWish): Promise<Meeting> {
  const meeting = await context.store.meetings.get(slug);
  if (!meeting) throw notFound(`meeting ${slug}`);
  const { notice, ...rest } = meeting;
  if (!notice) {
    throw new DomainError("conflict", "No notice waits: nothing that readers were told of this meeting has changed.");
  }
  if (notice.send !== undefined) throw new DomainError("conflict", `The notice is on its way: ${notice.send}.`);
  const decided: Meeting = wish.suppress
    ? rest
    : {
        ...meeting,
        notice: {
          ...notice,
          ...(wish.note ? { note: wish.note } : {}),
          ...(wish.now ? { due: iso(context.clock.now()) } : {}),
        },
      };
  await context.store.meetings.note(meeting, { notice: decided.notice }, nextLook(decided));
  return decided;
}
