import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { Fifo } from "../fifo.ts";
import { buildEvent, eventCount, type SesEvent } from "./events.ts";
import { JsonLines } from "./json-lines.ts";
import type { Outbox, OutboxMessage } from "./outbox.ts";

const IN_FLIGHT = 200;
const FIRST_RETRY_MS = 50;
const LONGEST_RETRY_MS = 5000;

/** `published` events of the message are known to have arrived. */
const acknowledgementSchema = z.object({ id: z.string(), published: z.number().int() });

/** A message with events still owed, by its id alone: a backlog may be long. */
interface Job {
  id: string;
  next: number;
  /** Epoch ms on the machine's clock; 0 for a message of an earlier run. */
  acceptedAt: number;
}

export interface EventPublisherOptions {
  folder: string;
  outbox: Outbox;
  publish: (event: SesEvent) => Promise<void>;
  onError: (error: unknown) => void;
}

/**
 * Publishes every event of every message at least once. An event follows from its message, so the outbox records what
 * is owed and only acknowledgements are written here: what was not acknowledged before a crash is published again.
 */
export class EventPublisher {
  readonly #options: EventPublisherOptions;
  readonly #acknowledgements: JsonLines;
  readonly #jobs = new Fifo<Job>();
  readonly #underWay = new Set<Job>();
  readonly #running = new Set<Promise<void>>();
  readonly #closing = new AbortController();
  #pending = 0;

  constructor(options: EventPublisherOptions) {
    this.#options = options;
    const published = new Map<string, number>();
    this.#acknowledgements = new JsonLines(join(options.folder, "acknowledged.jsonl"), (value) => {
      const acknowledgement = acknowledgementSchema.parse(value);
      published.set(acknowledgement.id, acknowledgement.published);
    });
    for (const message of options.outbox.each()) this.enqueue(message, 0, published.get(message.id));
  }

  /** Events not yet acknowledged. */
  get pending(): number {
    return this.#pending;
  }

  /** Epoch ms on the machine's clock: every event of every message accepted before it is acknowledged. */
  get settledThrough(): number {
    const waiting = [...this.#underWay, this.#jobs.peek()].filter((job) => job !== undefined);
    return waiting.length === 0 ? Date.now() : Math.min(...waiting.map((job) => job.acceptedAt));
  }

  enqueue(message: OutboxMessage, acceptedAt: number, published = 0): void {
    const owed = eventCount(message) - published;
    if (owed <= 0) return;
    this.#pending += owed;
    this.#jobs.push({ id: message.id, next: published, acceptedAt });
    this.#start();
  }

  /** Waits for the publications under way and leaves the rest to the next start. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all(this.#running);
    this.#acknowledgements.close();
  }

  #start(): void {
    while (this.#running.size < IN_FLIGHT && !this.#closing.signal.aborted) {
      const job = this.#jobs.shift();
      if (!job) return;
      this.#underWay.add(job);
      const run = this.#publishAll(job)
        .catch(this.#options.onError)
        .finally(() => {
          this.#underWay.delete(job);
          this.#running.delete(run);
          this.#start();
        });
      this.#running.add(run);
    }
  }

  /** In order within a message; across messages in no promised order, as with SES. */
  async #publishAll({ id, next }: Job): Promise<void> {
    const message = this.#options.outbox.get(id);
    const raw = this.#options.outbox.raw(id);
    if (!message || !raw) throw new Error(`The outbox has lost message ${id}.`);
    const count = eventCount(message);
    for (let index = next; index < count; index += 1) {
      if (!(await this.#publish(buildEvent(message, raw, index)))) return;
      this.#pending -= 1;
      this.#acknowledge(id, index + 1);
    }
  }

  /** Tries until it works; false when the endpoint closes first. */
  async #publish(event: SesEvent): Promise<boolean> {
    for (let delay = FIRST_RETRY_MS; !this.#closing.signal.aborted; delay = Math.min(2 * delay, LONGEST_RETRY_MS)) {
      try {
        await this.#options.publish(event);
        return true;
      } catch (error) {
        this.#options.onError(error);
      }
      // An aborted sleep is how closing ends the wait: the loop's condition takes it from there.
      await sleep(delay, undefined, { signal: this.#closing.signal }).catch(ignoreAbort);
    }
    return false;
  }

  /** A lost acknowledgement only means that the event comes twice, which SES' events may do anyway. */
  #acknowledge(id: string, published: number): void {
    try {
      this.#acknowledgements.append({ id, published });
    } catch (error) {
      this.#options.onError(error);
    }
  }
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error && error.name === "AbortError")) throw error;
}
