import type { DeliveryConfig } from "../config.ts";
import type { Chunk, Doubt } from "./chunk.ts";
import { accepted } from "./ledger.ts";

/** What to do about messages of which nobody knows whether SES took them. */
export type Verdict =
  /** They were not accepted: send them. Accepted ones among them need nothing more. */
  | { verdict: "send"; indices: number[] }
  /** No evidence is to be had: they are not sent again, and counted as uncertain. */
  | { verdict: "uncertain"; indices: number[] }
  | { verdict: "wait"; ms: number; prompt: boolean };

/**
 * When SES may at the latest accept a message of a wave that was opened at `openedAt` (epoch ms). Nothing is signed after
 * the window, and a call that was signed may be frozen with its process, or given up and still on its way, until the
 * signature is too old.
 */
export const lastAcceptance = ({ sendWindowMs, signatureMs }: DeliveryConfig, openedAt: number): number =>
  openedAt + sendWindowMs + signatureMs;

/**
 * SES publishes a Send event for each message that it accepts. So a doubtful message was accepted if its event
 * is in the ledger, and was not if events have had time to come *and* events of later messages did come.
 * When no later message went out that could tell, one has to be prompted.
 * `chunk` must have been read after `seenThrough`, or an event could slip in between; times are epoch ms.
 */
export function judge(delivery: DeliveryConfig, chunk: Chunk, doubt: Doubt, now: number, seenThrough: number): Verdict {
  const { evidenceMs, giveUpMs } = delivery;
  const indices = doubt.indices.filter((index) => !accepted(chunk.sets, index));
  if (indices.length === 0) return { verdict: "send", indices };
  const age = now - doubt.since;
  const seen = seenThrough > doubt.since;
  // Asked for half-way, the evidence is there when it is wanted.
  if (age < evidenceMs / 2) return { verdict: "wait", ms: evidenceMs / 2 - age, prompt: false };
  if (age < evidenceMs) return { verdict: "wait", ms: evidenceMs - age, prompt: !seen };
  if (seen) return { verdict: "send", indices };
  if (age > giveUpMs) return { verdict: "uncertain", indices };
  return { verdict: "wait", ms: Math.max(evidenceMs, 1000), prompt: true };
}
