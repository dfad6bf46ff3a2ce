import { randomUUID } from "node:crypto";
import { iso, millis } from "../clock.ts";
import type { DeliveryConfig } from "../config.ts";
import type { Context } from "../context.ts";
import { type Edition, meetingOf } from "../editions/edition.ts";
import { WriteConflict } from "../errors.ts";
import type { Lane } from "../ports.ts";
import { isHeld } from "./canary.ts";
import { readingOf } from "./catch-up.ts";
import { changeSend } from "./change.ts";
import type { Chunk, ChunkRef, Doubt, IndexSets } from "./chunk.ts";
import { noteCutShort } from "./cut-short.ts";
import { judge, lastAcceptance } from "./doubt.ts";
import { type Eligible, eligible, isTimely } from "./eligible.ts";
import { open } from "./ledger.ts";
import { isLetter } from "./letter.ts";
import type { Turn } from "./look.ts";
import { reserve, slowDown, until } from "./pace.ts";
import type { Send } from "./send.ts";
import { addTo, joined } from "./sets.ts";
import { settle } from "./settle.ts";
import { sendWave } from "./wave.ts";

/** A chunk in a worker's hands: what is recorded in the next write, and what is left to do. */
interface Work {
  context: Context;
  lane: Lane;
  ref: ChunkRef;
  owner: string;
  chunk: Chunk;
  send: Send;
  edition: Edition;
  todo: number[];
  doubt: Doubt | undefined;
  /** How often doubtful messages were sent again. */
  rounds: number;
  /** Not yet in the ledger. */
  pending: IndexSets;
  /** How many times the usual tolerance its waves get. */
  patience: number;
  /** No wave is opened that might not be closed by then: epoch ms, machine's clock. */
  deadline: number;
}

/** A wave with its waits for a turn and SES's slowest answer. */
const longestStepMs = 40_000;
/** On a machine that keeps no time at all, messages leave late rather than never; SES's throttling then sets the pace. */
const mostPatience = 64;
/** A worker all of whose messages lost their turns, at the most patience, leaves its chunk alone for so long. */
const hopelessMs = 10_000;
/** Somebody was quicker than the first tick of a new hub, which compiles its letters. */
const firstTickMs = 10_000;
/** Staff have just changed the meeting that a welcome tells of: it is compiled anew within so long. */
const catchUpMs = 5_000;
/** Of a wave, so many were merely unlucky on their way; more, and somebody else sends from the account. */
const oddThrottle = 0.05;

/**
 * Delivers a chunk: takes its lease, sends in waves with one write between them, and leaves every recipient with an
 * outcome. Safe to call twice, late, at once, and after a crash at any point. What `deadline` (epoch ms) leaves no
 * time for is queued again.
 */
export async function deliver(context: Context, lane: Lane, ref: ChunkRef, deadline = Infinity): Promise<void> {
  const send = await context.store.sends.get(ref.send);
  if (!send && isLetter(ref.send)) return later(context, lane, ref, firstTickMs);
  if (!send) throw new Error(`There is no send ${ref.send} for chunk ${ref.chunk}.`);
  if (send.status === "paused" || isHeld(send, ref.chunk)) return;
  const parked = send.parkedUntil ? Date.parse(send.parkedUntil) - millis(context.machine) : 0;
  if (parked > 0) return later(context, lane, ref, parked);
  const reading = await readingOf(context, send, ref);
  if ("later" in reading) return later(context, lane, ref, catchUpMs);
  const work = await claim(context, lane, ref, send, reading.edition, deadline);
  if (!work) return;
  try {
    for (let on = true; on; ) on = await step(work);
  } catch (error) {
    // Somebody else has the lease and goes on from what the ledger knows; an open wave is in doubt there. Or our own
    // write was applied and its answer lost: the chunk may be the last that was open.
    if (!(error instanceof WriteConflict)) throw error;
    context.log.info("Lost the lease of a chunk", { ...ref });
  }
  if (!isLetter(ref.send)) await settle(context, ref.send);
}

async function claim(
  context: Context,
  lane: Lane,
  ref: ChunkRef,
  send: Send,
  edition: Edition,
  deadline: number,
): Promise<Work | undefined> {
  const owner = randomUUID();
  const now = millis(context.machine);
  let chunk = await context.store.chunks.claim(ref, { owner, until: now + context.delivery.leaseMs }, now);
  if (!chunk) {
    const held = await context.store.chunks.get(ref);
    // Ours all the same: the claim was applied, and its answer lost.
    if (held?.lease?.owner === owner) chunk = held;
    else if (held && !held.done && held.lease) await later(context, lane, ref, held.lease.until - now + 500);
  }
  if (!chunk) return undefined;
  const doubt = doubtOf(chunk, context.delivery);
  const todo = open(chunk).filter((index) => !doubt?.indices.includes(index));
  const { rounds = 0 } = chunk;
  return { context, lane, ref, owner, chunk, send, edition, todo, doubt, rounds, pending: {}, patience: 1, deadline };
}

/** A wave that is still open belonged to a worker that died: its messages may have left. */
function doubtOf({ wave, doubt }: Chunk, delivery: DeliveryConfig): Doubt | undefined {
  if (!wave) return doubt;
  return { indices: [...(doubt?.indices ?? []), ...wave.indices], since: lastAcceptance(delivery, wave.at) };
}

/** One wave, or one look at the doubtful. False when this worker is through with the chunk. */
async function step(work: Work): Promise<boolean> {
  const { context, send, edition } = work;
  if (work.todo.length === 0 && !work.doubt) return record(work, { done: true });
  // As far as is known without waiting: turns are not reserved in vain. What counts is seen again after the wait.
  const stop = stopOf(send, await isTimely(context, send, edition.subject));
  if (stop === "paused") return giveBack(work, undefined);
  // The meeting moved or began meanwhile: the letter comes again, and tells what is true then.
  if (stop === "expired" && send.kind === "welcome") return giveBack(work, catchUpMs);
  if (stop === "expired") await noteCutShort(context, send);
  if (stop) {
    addTo(work.pending, `skipped-${stop}`, work.todo);
    work.todo = [];
  }
  if (work.todo.length > 0) return wave(work);
  if (work.doubt) return settleDoubt(work, work.doubt);
  return record(work, { done: true });
}

/** What keeps the rest of a send from leaving. */
function stopOf(send: Send, timely: boolean): "paused" | "cancelled" | "expired" | undefined {
  if (send.status === "paused" || send.status === "cancelled") return send.status;
  return timely ? undefined : "expired";
}

/** Reads the send again; whether it may still leave. */
async function mayGoOn(work: Work): Promise<boolean> {
  const { context, send, edition } = work;
  const [current, timely] = await Promise.all([
    isLetter(send.id) ? send : context.store.sends.get(send.id),
    isTimely(context, send, edition.subject),
  ]);
  work.send = current ?? send;
  return stopOf(work.send, timely) === undefined;
}

async function wave(work: Work): Promise<boolean> {
  const { context, ref } = work;
  if (millis(context.machine) + longestStepMs > work.deadline) return giveBack(work, 0);
  const wanted = Math.min(work.todo.length, context.delivery.waveSize);
  const reserved = await reserve(context, work.lane, wanted, work.patience);
  if ("retryInMs" in reserved) return giveBack(work, reserved.retryInMs);
  const { turns } = reserved;
  const indices = work.todo.slice(0, turns.count);
  await until(context, turns.start - turns.leadMs);
  const [found, goesOn] = await Promise.all([readFresh(work, indices), mayGoOn(work)]);
  if (!goesOn) return true;
  const turnsToSend = take(work, found);
  const opened = millis(context.machine);
  if (!(await record(work, { wave: { indices: turnsToSend.map((turn) => turn.index), at: opened } }))) return false;
  const closesAt = opened + context.delivery.sendWindowMs;
  const result = await sendWave(context, work.send, ref, work.edition, turnsToSend, turns, closesAt);

  addTo(work.pending, "sent", result.sent);
  addTo(work.pending, "failed", result.failed);
  for (const { index, reason } of result.skipped) addTo(work.pending, `skipped-${reason}`, [index]);
  const again = new Set([...result.unsent, ...result.late]);
  work.todo = work.todo.filter((index) => again.has(index) || !indices.includes(index));
  const hopeless = work.patience === mostPatience && result.late.length === turnsToSend.length;
  notice(work, result.late.length, turnsToSend.length);
  if (result.doubtful.length > 0) {
    const doubtful = [...(work.doubt?.indices ?? []), ...result.doubtful];
    work.doubt = { indices: doubtful, since: lastAcceptance(context.delivery, opened) };
  }
  if (result.quota) return park(work);
  // Its reads take longer than they stay fresh, or its clock jumps: rather than spin, it is left to another time.
  if (hopeless && result.late.length > 0) return giveBack(work, hopelessMs);
  if (result.unsent.length === 0) return true;
  await giveBack(work, 1000);
  if (result.unsent.length > result.throttled.length) context.metrics.put("MailRefused", 1);
  if (result.throttled.length > oddThrottle * turnsToSend.length) await slowDown(context);
  return false;
}

/**
 * Messages that lost their turns get new ones at once. Where half of them cannot keep their turns, the next may be
 * later, and reserve room for that.
 */
function notice(work: Work, late: number, of: number): void {
  if (late === 0) {
    work.patience = Math.max(1, work.patience / 2);
    return;
  }
  work.context.log.info("Messages lost their turns", { ...work.ref, late, of });
  const more = late === of ? 4 : 2 * late >= of ? 2 : 1;
  work.patience = Math.min(mostPatience, more * work.patience);
}

interface Found {
  index: number;
  readAt: number;
  found: Eligible;
}

/** Whoever unsubscribed a moment ago is skipped. */
async function readFresh(work: Work, indices: number[]): Promise<Found[]> {
  const ids = indices.map((index) => work.chunk.ids[index] ?? "");
  const readAt = millis(work.context.machine);
  const people = await work.context.store.subscribers.getMany(ids);
  return indices.map((index, i) => ({ index, readAt, found: eligible(work.send, people.get(ids[i] ?? "")) }));
}

/** Those who are written to; the others are skipped in the next write. */
function take(work: Work, looked: Found[]): Turn[] {
  return looked.flatMap(({ index, readAt, found }) => {
    if ("person" in found) return [{ index, person: found.person, readAt }];
    addTo(work.pending, `skipped-${found.skip}`, [index]);
    return [];
  });
}

async function settleDoubt(work: Work, doubt: Doubt): Promise<boolean> {
  const { context, ref } = work;
  const seen = await context.evidence.seen();
  const fresh = await context.store.chunks.get(ref);
  if (!fresh) throw new Error(`Chunk ${ref.chunk} of send ${ref.send} is gone.`);
  work.chunk = { ...fresh, sets: joined(fresh.sets, work.pending) };
  const decided = judge(context.delivery, work.chunk, doubt, millis(context.machine), seen);
  switch (decided.verdict) {
    case "send":
      work.doubt = undefined;
      work.todo = decided.indices;
      if (decided.indices.length > 0) work.rounds += 1;
      return true;
    case "uncertain":
      context.log.warn("Decided without evidence", { ...ref, recipients: decided.indices.length });
      addTo(work.pending, "uncertain", decided.indices);
      work.doubt = undefined;
      return true;
    case "wait":
      work.doubt = decided.doubt;
      if (decided.prompt) await context.evidence.prompt();
      return giveBack(work, decided.ms);
  }
}

/** Writes what is pending; true while the chunk is still this worker's. */
async function record(
  work: Work,
  entry: { wave?: { indices: number[]; at: number }; done?: boolean },
): Promise<boolean> {
  const { context, ref, owner } = work;
  const keeps = entry.wave !== undefined;
  await context.store.chunks.record(ref, owner, {
    sets: work.pending,
    done: entry.done ?? false,
    ...(entry.wave ? { wave: entry.wave, ...tellsOf(work) } : {}),
    ...(work.doubt ? { doubt: work.doubt } : {}),
    ...(work.rounds > 0 ? { rounds: work.rounds } : {}),
    ...(keeps ? { lease: { owner, until: millis(context.machine) + context.delivery.leaseMs } } : {}),
  });
  work.pending = {};
  if (entry.done) context.log.info("Delivered a chunk", { ...ref });
  return keeps;
}

/** A letter notes the meeting that it tells of; other sends are on the meeting's own list. */
function tellsOf({ ref, edition }: Work): { tells?: string } {
  const meeting = isLetter(ref.send) ? meetingOf(edition.subject) : undefined;
  return meeting ? { tells: meeting.slug } : {};
}

/** Gives the lease back; `afterMs` asks for the chunk to come again. */
async function giveBack(work: Work, afterMs: number | undefined): Promise<false> {
  try {
    await record(work, {});
  } finally {
    // Even when the record fails: it may have been applied and its answer lost. A message too many does no harm.
    if (afterMs !== undefined) await later(work.context, work.lane, work.ref, afterMs);
  }
  return false;
}

/** The day's quota is spent: the whole send waits, and tick wakes it. */
async function park(work: Work): Promise<false> {
  const { context, ref } = work;
  const { parkMs } = context.delivery;
  const until = iso(context.machine.now().add({ milliseconds: parkMs }));
  await giveBack(work, parkMs);
  await changeSend(context, ref.send, (send) => ({ ...send, parkedUntil: until }));
  return false;
}

/** SQS delays at most 15 minutes; a chunk that must wait longer comes back, looks, and waits again. */
const later = (context: Context, lane: Lane, ref: ChunkRef, ms: number): Promise<void> =>
  context.queues.deliver(lane, [ref], Math.min(900, Math.max(1, Math.ceil(ms / 1000))));
