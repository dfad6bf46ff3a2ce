import { iso } from "../clock.ts";
import type { Meeting } from "../meetings/meeting.ts";
import { noteMissed, reminderOf } from "../meetings/remind.ts";
import { dueGroups, nextLook } from "../meetings/reminders.ts";
import type { Due } from "../sends/send.ts";
import { sinceThen, withFacts } from "./meeting-facts.ts";
import { attend, tally, type Work } from "./work.ts";

/** A notice of which nobody knows whether it was sent waits for staff to send it or to suppress it. */
const untilStaffSay = "9999-01-01T00:00:00Z";

/**
 * Brings each meeting to where the journal says that it was: its state, its numbers, and what readers were told. Its
 * texts are those of the backup; where staff had written others, no mail speaks of it until they write them again. What
 * fell due up to now is seen to.
 */
export async function settleMeetings(work: Work): Promise<void> {
  const { store } = work.context;
  const meetings = await store.meetings.list();
  for (const meeting of meetings) await settle(work, meeting);
  const known = new Set(meetings.map(({ slug }) => slug));
  for (const { slug, state, at } of work.journal?.meetings.values() ?? []) {
    if (!known.has(slug))
      attend(work, `Meeting ${slug} was made since, is lost, and was ${state} on ${at}. Write it again.`);
  }
}

async function settle(work: Work, kept: Meeting): Promise<void> {
  const since = sinceThen(work, kept);
  const facts = since ? withFacts(work, kept, since) : kept;
  if (!facts.stale) await missReminders(work, facts);
  const settled = seenTo(work, await withoutHalves(work, facts));
  if (since) await raise(work, kept, settled, since.revision);
  else await note(work, kept, settled);
  if (settled.stale) {
    attend(work, `Meeting ${kept.slug} is not as staff wrote it last: write it again, and mail speaks of it again.`);
    tally(work, "meetings to be written again");
  }
  if (settled.notice) {
    const command = `npm run hub -- meetings notice ${kept.slug}`;
    attend(
      work,
      `A notice of what changed of ${kept.slug} waits: ${command} --now, or --suppress if readers have had it.`,
    );
  }
  tally(work, since ? "meetings brought forward" : "meetings as they were");
}

/** What fell due since the backup was sent then, or is not sent any more: staff see which. */
async function missReminders(work: Work, meeting: Meeting): Promise<void> {
  if (meeting.state !== "scheduled") return;
  const { context } = work;
  const now = context.clock.now();
  for (const group of dueGroups(meeting, await context.store.subscribers.zones(), now)) {
    const id = reminderOf(meeting, group)?.id;
    if (id === undefined || (await context.store.sends.get(id))) continue;
    await noteMissed(context, meeting, group, now);
    tally(work, "reminders that fell due meanwhile and are not sent");
    const { before, at = "" } = group.offset;
    attend(work, `The reminder ${before} ${at} of ${meeting.slug}, due ${iso(group.due)}, is not sent.`);
  }
}

/** What was begun by halves: a notice that was noted as sent, and the rests of sends that had been cut short. */
async function withoutHalves(work: Work, meeting: Meeting): Promise<Meeting> {
  const { notice, cutShort, ...rest } = meeting;
  for (const id of cutShort ?? [])
    attend(work, `${id} had stopped half-way; whom it had not reached, it does not reach.`);
  if (!notice?.send) return notice ? { ...rest, notice } : rest;
  const { send, ...waiting } = notice;
  const isMade = work.journal?.sends.has(send) || (await work.context.store.sends.get(send)) !== undefined;
  if (isMade) return rest;
  return { ...rest, told: meeting.told.filter((telling) => telling.send !== send), notice: waiting };
}

/** Nothing up to now is owed any more; a notice waits for staff. */
function seenTo({ context }: Work, { remindedThrough: _, notice, armedAt, armedFor, ...meeting }: Meeting): Meeting {
  const now = iso(context.clock.now());
  return {
    ...meeting,
    ...(armedAt === undefined ? {} : { armedAt: now }),
    ...(armedFor ? { armedFor: armedFor.map((promise) => ({ ...promise, at: now })) } : {}),
    ...(notice ? { notice: { ...notice, due: untilStaffSay } } : {}),
    unseen: true,
  };
}

async function note({ context }: Work, kept: Meeting, settled: Meeting): Promise<void> {
  const { remindedThrough, armedAt, armedFor, told, notice, unseen, cutShort } = settled;
  const noted = { remindedThrough, armedAt, armedFor, told, notice, unseen, cutShort };
  await context.store.meetings.note(kept, noted, nextLook(settled));
}

/** The numbers of revisions that are lost name mails that have left: they are not used again. */
async function raise({ context }: Work, kept: Meeting, settled: Meeting, through: number): Promise<void> {
  const { meetings } = context.store;
  let { rev = 0 } = kept;
  const put = async (meeting: Meeting, due: Due | undefined) => {
    await meetings.put({ ...meeting, rev }, due);
    rev += 1;
  };
  for (let revision = kept.revision + 1; revision <= through; revision += 1)
    await put({ ...kept, revision }, undefined);
  const revision = Math.max(kept.revision, through) + 1;
  const raised = { ...settled, revision, revisedAt: iso(context.clock.now()) };
  await put(raised, nextLook(raised));
}
