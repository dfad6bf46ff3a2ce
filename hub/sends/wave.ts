import { millis } from "../clock.ts";
import type { Context } from "../context.ts";
import { type Edition, languageFor } from "../editions/edition.ts";
import { compiledMessage } from "../mail/kept.ts";
import { splice } from "../mail/splice.ts";
import type { OutgoingMessage, SendResult } from "../ports.ts";
import type { Person } from "../subscribers/subscriber.ts";
import type { ChunkRef, SkipReason } from "./chunk.ts";
import { expiryOf } from "./eligible.ts";
import { createGate } from "./gate.ts";
import { type Looked, looksAt, type Turn } from "./look.ts";
import { until } from "./pace.ts";
import type { Send } from "./send.ts";
import type { Turns } from "./turns.ts";
import { valuesFor } from "./values.ts";

/** What a wave came to, by place in the chunk; `late` and `unsent` were certainly not accepted and may be tried again. */
export interface WaveResult {
  sent: number[];
  failed: number[];
  unsent: number[];
  /** They lost their turns: they would have left too long after them, or after the last look at their readers. */
  late: number[];
  doubtful: number[];
  /** Who turned out not to be written to any more. */
  skipped: { index: number; reason: SkipReason }[];
  /** SES said that the day's quota is spent. */
  quota: boolean;
  /** Those of the unsent of which SES said that we send too fast. */
  throttled: number[];
}

const nothing = (): WaveResult => ({
  sent: [],
  failed: [],
  unsent: [],
  late: [],
  doubtful: [],
  skipped: [],
  quota: false,
  throttled: [],
});

/**
 * Sends a wave, one message at each of its turns: what takes time is done before them. Each message is tried once;
 * nothing starts after `closesAt`.
 */
export async function sendWave(
  context: Context,
  send: Send,
  ref: ChunkRef,
  edition: Edition,
  wave: Turn[],
  turns: Turns,
  closesAt: number,
): Promise<WaveResult> {
  const result = nothing();
  const gate = createGate(turns);
  const expiry = expiryOf(edition.subject)?.epochMilliseconds ?? Infinity;
  const lookedAt = looksAt(context, send, wave, turns);
  /** What fails here has not left: the rest of the wave goes on, and is recorded. */
  const prepared = async (index: number, looked: () => Promise<Looked>) => {
    try {
      const { found, readAt } = await looked();
      if ("skip" in found) return found;
      return { message: await messageFor(context, ref, edition, index, found.person), readAt };
    } catch (error) {
      context.log.error("A message could not be made ready", { ...ref, index, error: String(error) });
      return undefined;
    }
  };
  await Promise.all(
    wave.map(async (turn, i) => {
      const at = turns.start + i * turns.interval;
      const ready = await prepared(turn.index, () => lookedAt(i));
      if (!ready) {
        result.unsent.push(turn.index);
        return;
      }
      if ("skip" in ready) {
        result.skipped.push({ index: turn.index, reason: ready.skip });
        return;
      }
      const { message, readAt } = ready;
      await until(context, at);
      const place = gate.place(at, millis(context.machine));
      if (place !== undefined) await until(context, place);
      // Late, the lease may be another worker's and the message a second copy; or the reader may have unsubscribed and
      // been told so; or the message would leave on top of those whose turn it is; or the meeting has begun.
      const mayLeave = () => {
        const now = millis(context.machine);
        const fresh = now - readAt <= context.delivery.freshMs;
        const ahead = millis(context.clock) < expiry;
        return !result.quota && ahead && now < closesAt && fresh && gate.isOpen(at, now);
      };
      const leaves = () => {
        const may = mayLeave();
        if (may) gate.left(millis(context.machine));
        return may;
      };
      const goes = place !== undefined && mayLeave();
      const answer: SendResult = goes ? await context.mailer.send(message, leaves) : { result: "withheld" };
      file(context, ref, turn.index, answer, result);
    }),
  );
  return result;
}

async function messageFor(
  context: Context,
  ref: ChunkRef,
  edition: Edition,
  index: number,
  person: Person,
): Promise<OutgoingMessage> {
  const wanted =
    (edition.subject.kind === "confirmation" && person.signUp?.profile.language) || person.profile.language;
  const language = languageFor(edition, wanted);
  const message = await compiledMessage(context.store.editions, edition.id, language);
  const { from } = context.hub;
  return {
    from: edition.subject.kind === "confirmation" ? from.transactional : from.list,
    to: person.email,
    raw: splice(message, valuesFor(context, edition.subject, language, person)),
    tags: {
      kind: edition.subject.kind,
      send: ref.send,
      chunk: ref.chunk,
      index: String(index),
      // By it a complaint finds its reader, should the ledger be lost.
      reader: person.id,
      // SES writes these into the Feedback-ID header, by which mailbox providers group complaints.
      "ses:feedback-id-a": edition.subject.kind,
      "ses:feedback-id-b": ref.send,
    },
  };
}

function file(context: Context, ref: ChunkRef, index: number, answer: SendResult, result: WaveResult): void {
  switch (answer.result) {
    case "accepted":
      result.sent.push(index);
      return;
    case "refused":
      context.log.warn("SES refused a message", { ...ref, index, reason: answer.reason });
      result.failed.push(index);
      return;
    case "withheld":
      result.late.push(index);
      return;
    case "quota":
      result.quota = true;
      result.unsent.push(index);
      return;
    case "later":
      // Throttling is the day's business; anything else keeps all mail from leaving until somebody mends it.
      if (/^Throttling/.test(answer.reason)) result.throttled.push(index);
      else context.log.error("SES does not take our mail", { ...ref, index, reason: answer.reason });
      result.unsent.push(index);
      return;
    case "unknown":
      context.log.warn("A message may or may not have been accepted", { ...ref, index, reason: answer.reason });
      result.doubtful.push(index);
  }
}
