import { iso } from "../clock.ts";
import type { SendEntry } from "../journal/entry.ts";
import type { Audience } from "../sends/audience.ts";
import { changeSend } from "../sends/change.ts";
import { isLetter } from "../sends/letter.ts";
import { isOver, type Send } from "../sends/send.ts";
import { attend, reasonOf, tally, type Work } from "./work.ts";

const pageSize = 200;

/**
 * Stops every send that may have gone on after the backup: it is cancelled, so that nobody can resume it by mistake. One
 * of which the journal says that it has not begun waits for staff instead.
 */
export async function stopSends(work: Work): Promise<void> {
  let next: string | undefined;
  do {
    const page = await work.context.store.sends.list({}, pageSize, next);
    for (const send of page.items) {
      if (send.cutShort === "noted") await forgetRest(work, send);
      if (!isLetter(send.id) && !isOver(send)) await stop(work, send);
    }
    next = page.next;
  } while (next !== undefined);
}

/** What stopped half-way does not go on: its rest may have been sent since. */
async function forgetRest(work: Work, { id }: Send): Promise<void> {
  await changeSend(work.context, id, (send) => ({ ...send, cutShort: "handed" }));
  attend(work, `${id} had stopped half-way; whom it had not reached, it does not reach.`);
}

async function stop(work: Work, send: Send): Promise<void> {
  const { context, journal } = work;
  const since = journal?.sends.get(send.id);
  const mayHaveBegun = !journal || send.begunAt !== undefined || since?.begunAt !== undefined;
  const isCancelled = since?.status === "cancelled";
  if (!mayHaveBegun && !isCancelled) {
    if (send.status === "draft") return tally(work, "drafts left as they were");
    const pausedBecause = `${reasonOf(work)} It had not begun by then.`;
    await changeSend(context, send.id, (current) => ({ ...current, status: "paused", pausedBecause }));
    attend(work, `${send.id} had not begun, and is paused: resume or cancel it.`);
    return tally(work, "sends paused that had not begun");
  }
  const cancelledBecause = isCancelled
    ? `${reasonOf(work)} Staff had cancelled it since.`
    : `${reasonOf(work)} It may have reached its readers since.`;
  const { finishedAt = iso(context.clock.now()) } = send;
  await changeSend(context, send.id, (current) => ({
    ...current,
    status: "cancelled",
    finishedAt,
    cancelledBecause,
    // Whom it was frozen for after the backup, nobody knows any more.
    ...(mayHaveBegun && !current.planned ? { ledgerLost: true } : {}),
    ...(since?.begunAt === undefined ? {} : { begunAt: since.begunAt }),
    ...(since?.audience && !since.audience.toTold ? { audience: audienceOf(since) } : {}),
  }));
  if (!isCancelled) {
    const known = since ? `${send.status} at the backup and ${since.status} last` : `${send.status} at the backup`;
    attend(work, `${send.id} was ${known}. It is cancelled: its readers may have it.`);
  }
  tally(work, "sends cancelled");
}

/**
 * Notes the sends that were made after the backup: their names are not used again, and who may be told of a meeting by
 * them counts as told. Of a meeting that the table does not know, notices are only shown: it will be written anew, and its
 * revisions are counted anew.
 */
export async function noteLostSends(work: Work): Promise<void> {
  const { context, journal } = work;
  for (const entry of journal?.sends.values() ?? []) {
    // A reminder that was missed then is missed now.
    if (isLetter(entry.id) || entry.status === "missed" || (await context.store.sends.get(entry.id))) continue;
    const isKnown = entry.meeting === undefined || (await context.store.meetings.get(entry.meeting)) !== undefined;
    if (entry.begunAt === undefined) {
      attend(work, `${entry.id} was made since (${entry.status}), had not begun, and is lost.`);
      continue;
    }
    attend(
      work,
      `${entry.id} was sent since, from ${entry.begunAt} on. It is not sent again; whom it reached is lost.`,
    );
    tally(work, "sends that the backup does not know");
    if (isKnown || !isNotice(entry)) await note(work, entry);
  }
}

const isNotice = ({ of }: SendEntry): boolean => of === "update" || of === "cancellation";

async function note(work: Work, entry: SendEntry): Promise<void> {
  const { context } = work;
  const { id, of, createdAt, begunAt, meeting, reminder } = entry;
  if (meeting !== undefined && of !== "recap") await context.store.meetings.addTeller(meeting, id);
  await context.store.sends.create({
    id,
    kind: of,
    edition: id,
    status: "cancelled",
    rev: 0,
    createdAt,
    by: "restore",
    audience: audienceOf(entry),
    ...(begunAt === undefined ? {} : { begunAt }),
    ...(meeting === undefined ? {} : { meeting }),
    ...(reminder ? { reminder } : {}),
    finishedAt: iso(context.clock.now()),
    cancelledBecause: `${reasonOf(work)} It was sent since.`,
    ledgerLost: true,
  });
}

/** Those whom earlier mails had reached are known by the earlier mails. */
function audienceOf({ meeting = "", createdAt, audience }: SendEntry): Audience {
  const { toTold, ...chosen } = audience ?? { toTold: true };
  return toTold ? { ...chosen, told: { meeting, sends: [], since: createdAt } } : chosen;
}
