import type { Context } from "../../hub/context.ts";
import { type Edition, languageFor } from "../../hub/editions/edition.ts";
import { compiledMessage } from "../../hub/mail/kept.ts";
import { splice } from "../../hub/mail/splice.ts";
import type { SendResult } from "../../hub/ports.ts";
import type { Chunk, ChunkRef } from "../../hub/sends/chunk.ts";
import { eligible } from "../../hub/sends/eligible.ts";
import { reserve } from "../../hub/sends/pace.ts";
import type { Send } from "../../hub/sends/send.ts";
import { valuesFor } from "../../hub/sends/values.ts";
import type { Person } from "../../hub/subscribers/subscriber.ts";
import type { WorkerContext } from "../workers/context.ts";

/** A model of a protocol: what a worker does when the queue hands it a chunk. */
export type DeliverChunk = (made: WorkerContext, ref: ChunkRef) => Promise<void>;

/** What the models share with Reconvene, so that they differ in what they write down and when, and in nothing else. */
export interface Batch {
  ref: ChunkRef;
  chunk: Chunk;
  send: Send;
  edition: Edition;
}

export async function openBatch({ context }: WorkerContext, ref: ChunkRef): Promise<Batch> {
  const { sends, chunks, editions } = context.store;
  const [send, chunk, edition] = await Promise.all([sends.get(ref.send), chunks.get(ref), editions.get(ref.send)]);
  if (!send || !chunk || !edition) throw new Error(`There is nothing to send for chunk ${ref.chunk} of ${ref.send}.`);
  return { ref, chunk, send, edition };
}

/** The person to write to now; whoever unsubscribed is noted as skipped. */
export async function reader({ context }: WorkerContext, batch: Batch, index: number): Promise<Person | undefined> {
  const found = eligible(batch.send, await context.store.subscribers.get(batch.chunk.ids[index] ?? ""));
  if ("person" in found) return found.person;
  await context.store.chunks.addOutcomes(batch.ref, { [`skipped-${found.skip}`]: new Set([index]) });
  return undefined;
}

/** One paced call to SES. */
export async function sendTo(
  { context }: WorkerContext,
  batch: Batch,
  index: number,
  person: Person,
): Promise<SendResult> {
  await paced(context);
  const { edition, ref } = batch;
  const message = await compiledMessage(
    context.store.editions,
    edition.id,
    languageFor(edition, person.profile.language),
  );
  return context.mailer.send({
    from: context.hub.from.list,
    to: person.email,
    raw: splice(message, valuesFor(context, edition.subject, "en", person)),
    tags: { send: ref.send, chunk: ref.chunk, index: String(index) },
  });
}

async function paced(context: Context): Promise<void> {
  for (;;) {
    const reserved = await reserve(context, "bulk", 1);
    if ("turns" in reserved) return context.wait(Math.max(0, reserved.turns.start - Date.now()));
    await context.wait(reserved.retryInMs);
  }
}

/** Marks a chunk as dealt with; false when it was so already. */
export async function close({ table }: WorkerContext, { send, chunk }: ChunkRef): Promise<boolean> {
  const before = await table.get({ pk: `SEND#${send}`, sk: `CHUNK#${chunk}` });
  if (before?.done !== false) return false;
  await table.update(
    { pk: `SEND#${send}`, sk: `CHUNK#${chunk}` },
    { UpdateExpression: "SET done = :done REMOVE dueClock, dueAt", values: { ":done": true } },
  );
  return true;
}
