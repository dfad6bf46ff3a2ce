import type { DeliveryConfig } from "../config.ts";
import type { Seen } from "../ports.ts";
import type { Chunk, Doubt } from "./chunk.ts";
import { accepted } from "./ledger.ts";

/** What to do about messages of which nobody knows whether SES took them. */
export type Verdict =
  /** They were not accepted: send them. Accepted ones among them need nothing more. */
  | { verdict: "send"; indices: number[] }
  /** No evidence is to be had: they are not sent again, and counted as uncertain. */
  | { verdict: "uncertain"; indices: number[] }
  | { verdict: "wait"; ms: number; prompt: boolean; doubt: Doubt };

/**
 * When SES may at the latest accept a message of a wave that was opened at `openedAt` (epoch ms). Nothing is signed after
 * the window, and a call that was signed may be frozen with its process, or given up and still on its way, until the
 * signature is too old.
 */
export const lastAcceptance = ({ sendWindowMs, signatureMs }: DeliveryConfig, openedAt: number): number =>
  openedAt + sendWindowMs + signatureMs;

/**
 * SES publishes a Send event for each message that it accepts. So a doubtful message was accepted if its event
 * is in the ledger, and was not if events have had time to come *and* events of later messages did come. Those may
 * overtake others, most of all where events have piled up: they count once they have been there for a while, and none
 * that was late has come for longer. When no later message went out that could tell, one has to be prompted. Whoever
 * looks only long after still asks first.
 * `chunk` must have been read after `seen`, or an event could slip in between; times are epoch ms.
 */
export function judge(delivery: DeliveryConfig, chunk: Chunk, doubt: Doubt, now: number, seen: Seen): Verdict {
  const { evidenceMs, giveUpMs } = delivery;
  const indices = doubt.indices.filter((index) => !accepted(chunk.sets, index));
  if (indices.length === 0) return { verdict: "send", indices };
  // Asked for half-way, the evidence is there when it is wanted.
  const halfway = doubt.since + evidenceMs / 2;
  if (now < halfway) return { verdict: "wait", ms: halfway - now, prompt: false, doubt };
  const looked = lookedAt(delivery, doubt, now);
  const heardAt = doubt.heardAt ?? (seen.through > doubt.since ? now : undefined);
  if (heardAt === undefined) {
    if (now - looked.askedAt > giveUpMs) return { verdict: "uncertain", indices };
    return { verdict: "wait", ms: evidenceMs / 4, prompt: true, doubt: looked };
  }
  const sureAt = Math.max(doubt.since + evidenceMs, heardAt + evidenceMs / 2, seen.behindAt + evidenceMs);
  if (now >= sureAt) return { verdict: (chunk.rounds ?? 0) < mostRounds ? "send" : "uncertain", indices };
  if (now - looked.askedAt > mostPatience * giveUpMs) return { verdict: "uncertain", indices };
  return { verdict: "wait", ms: sureAt - now, prompt: false, doubt: { ...looked, heardAt } };
}

/** Of a message that SES takes and denies each time; each round takes more than `evidenceMs`, all of them a day on AWS. */
const mostRounds = 100;
/** Where events come, if late ones only, the wait for those that are missing is so many times as long: a day on AWS. */
const mostPatience = 24;

/** What an interruption took of the time to give up in is given back. */
function lookedAt({ evidenceMs }: DeliveryConfig, doubt: Doubt, now: number): Doubt & { askedAt: number } {
  const goesOn = doubt.lookedAt !== undefined && now - doubt.lookedAt < 2 * evidenceMs;
  return { ...doubt, askedAt: (goesOn ? doubt.askedAt : undefined) ?? now, lookedAt: now };
}

/** Whether an event that is handled only now, of a message of `acceptedAt`, is so late that others may be missing. */
export const isBehind = ({ evidenceMs }: DeliveryConfig, acceptedAt: number, now: number): boolean =>
  now - acceptedAt > evidenceMs / 2;
