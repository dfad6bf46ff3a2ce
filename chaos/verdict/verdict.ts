import * as z from "zod";
import type { Chunk } from "../../hub/sends/chunk.ts";
import { outcomeOf } from "../../hub/sends/ledger.ts";
import type { Audience } from "../audience.ts";
import type { Freeze } from "../crew.ts";
import type { Accepted, Sink } from "../engines/sink.ts";
import type { Leavers } from "../leavers.ts";
import { evidenceMs } from "../settings.ts";

export const verdict = z.object({
  recipients: z.number(),
  /** Exactly one accepted message, as it should be. */
  once: z.number(),
  lost: z.number(),
  twice: z.number(),
  /** More than one accepted message, and the events of all but the last came later than SES's are taken to come. */
  untold: z.number(),
  /** The ledger says one thing and the sink another. */
  mismatched: z.number(),
  /** Decided without evidence. */
  uncertain: z.number(),
  /** Accepted after an unsubscribe was acknowledged. */
  afterLeaving: z.number(),
  /** Names, for whoever looks into a failed seed. */
  cases: z.array(z.string()),
});
export type Verdict = z.infer<typeof verdict>;

/** What a message needs from its sender's last step to SES's ear on a busy machine. */
const onItsWayMs = 250;

/** What the sink got by one send, held against the ledger, for everybody on the list. */
export function judgeSeed(
  send: string,
  audience: Audience,
  chunks: Chunk[],
  sink: Sink,
  { acknowledged }: Leavers,
  freezes: Freeze[],
  eventLags: ReadonlyMap<string, number>,
): Verdict {
  const found: Verdict = {
    recipients: audience.size,
    once: 0,
    lost: 0,
    twice: 0,
    untold: 0,
    mismatched: 0,
    uncertain: 0,
    afterLeaving: 0,
    cases: [],
  };
  const note = (fault: "lost" | "twice" | "untold" | "mismatched" | "uncertain" | "afterLeaving", what: string) => {
    found[fault] += 1;
    found.cases.push(`${fault}: ${what}`);
  };
  const ofSend = sink.accepted.filter((message) => message.send === send);
  const accepted = Map.groupBy(ofSend, ({ to }) => to);
  const frozen = new Map<string, string>();

  for (const chunk of chunks) {
    for (const [index, id] of chunk.ids.entries()) {
      const email = audience.get(id) ?? "";
      const place = `${chunk.key} ${index} ${email}`;
      if (frozen.has(id)) note("mismatched", `${place} is frozen twice`);
      frozen.set(id, place);
      const { outcome } = outcomeOf(chunk.sets, index);
      const got = accepted.get(email) ?? [];
      if (got.some((message) => message.chunk !== chunk.key || message.index !== index)) {
        note("mismatched", `${place} got a message of another recipient's place`);
      }
      const decidedBlindly = chunk.sets.uncertain?.has(index) ?? false;
      if (decidedBlindly) note("uncertain", `${place}, accepted ${got.length} times`);
      if (got.length > 1) continue;
      if (got.length === 0 && outcome === "waiting") note("lost", `${place} is waiting`);
      else if (!decidedBlindly && !agrees(outcome, got.length)) {
        // A model that gave someone up says so nowhere: lost, whatever its ledger claims.
        note("mismatched", `${place} is ${outcome}, accepted ${got.length} times`);
      } else if (outcome === "skipped" && !acknowledged.has(id))
        note("mismatched", `${place} is skipped, and is active`);
      else if (outcome === "failed" && !sink.refused.has(email)) note("mismatched", `${place} failed unrefused`);
    }
  }
  for (const [id, email] of audience) {
    const got = accepted.get(email) ?? [];
    if (got.length === 1) found.once += 1;
    const told = got.slice(0, -1).some(({ messageId }) => (eventLags.get(messageId) ?? 0) <= evidenceMs);
    if (got.length > 1)
      note(told ? "twice" : "untold", `${frozen.get(id)}, accepted ${got.length} times: ${times(got)}`);
    if (got.length === 0 && !frozen.has(id) && !acknowledged.has(id)) note("lost", `${email} was never frozen`);
    const left = acknowledged.get(id);
    for (const { called, worker } of got) {
      if (left === undefined) continue;
      const late = called - left - frozenFor(freezes, worker, left, called);
      if (late > onItsWayMs) note("afterLeaving", `${email}, ${late} ms later`);
    }
  }
  return found;
}

/** A message that was signed may be frozen on its way; only SES can refuse it then, and does once it is too old. */
function frozenFor(freezes: Freeze[], of: string, from: number, until: number): number {
  const spans = freezes
    .filter(({ worker }) => worker === of)
    .map((freeze) => Math.max(0, Math.min(until, freeze.until) - Math.max(from, freeze.from)));
  return spans.reduce((sum, ms) => sum + ms, 0);
}

/** Whether an outcome can be true of someone of whom SES accepted so many messages. */
function agrees(outcome: string, accepted: number): boolean {
  const claims = outcome === "sent" || outcome === "delivered";
  return claims ? accepted === 1 : accepted === 0;
}

const times = (got: Accepted[]): string =>
  got.map(({ at, worker }) => `${new Date(at).toISOString()} from ${worker}`).join(", ");
