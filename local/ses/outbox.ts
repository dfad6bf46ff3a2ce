import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { AppendOnlyFile } from "./append-only-file.ts";
import { JsonLines } from "./json-lines.ts";

const messageSchema = z.object({
  /** SES' message id: what the send call answered. */
  id: z.string(),
  /** When it was accepted, by the hub's clock, in ISO 8601. */
  at: z.string(),
  /** The From header, decoded: what a reader sees. */
  from: z.string(),
  /** The envelope's recipients. */
  to: z.array(z.string()),
  subject: z.string(),
  tags: z.record(z.string(), z.string()),
  /** The envelope's sender. */
  source: z.string(),
  configurationSet: z.string().optional(),
});

export type OutboxMessage = Readonly<z.infer<typeof messageSchema>>;

const lineSchema = messageSchema.extend({ offset: z.number(), length: z.number() });

interface Entry {
  message: OutboxMessage;
  offset: number;
  length: number;
}

export interface OutboxQuery {
  /** Exactly this recipient, whatever its case. */
  to?: string | undefined;
  /** Recipients that contain this, whatever their case. */
  toContaining?: string | undefined;
  /** Only what was accepted after the message with this id. */
  after?: string | undefined;
  /** Oldest first unless told. */
  newestFirst?: boolean | undefined;
  skip?: number | undefined;
  limit?: number | undefined;
}

/** What viewers and tests may do with the outbox. */
export interface ReadableOutbox {
  list(query?: OutboxQuery): OutboxMessage[];
  count(query?: Pick<OutboxQuery, "to" | "toContaining">): number;
  get(id: string): OutboxMessage | undefined;
  raw(id: string): Buffer | undefined;
}

/**
 * Every accepted message, kept in a folder: `messages.raw` is the MIME end to end, `messages.jsonl` an index of it.
 * The index line is written after the MIME and commits it; only the index is held in memory.
 */
export class Outbox implements ReadableOutbox {
  readonly #raw: AppendOnlyFile;
  readonly #index: JsonLines;
  readonly #entries: Entry[] = [];
  readonly #positions = new Map<string, number>();

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#raw = new AppendOnlyFile(join(folder, "messages.raw"));
    this.#index = new JsonLines(join(folder, "messages.jsonl"), (value) => {
      const { offset, length, ...message } = lineSchema.parse(value);
      this.#remember({ message, offset, length });
    });
    const last = this.#entries.at(-1);
    // MIME without an index line was never acknowledged: its sender saw the connection break.
    this.#raw.truncate(last ? last.offset + last.length : 0);
  }

  /** Keeps a message; throws, keeping nothing, when the disk refuses. */
  append(message: OutboxMessage, raw: Buffer): void {
    const offset = this.#raw.append(raw);
    try {
      this.#index.append({ ...message, offset, length: raw.length });
    } catch (error) {
      this.#raw.truncate(offset);
      throw error;
    }
    this.#remember({ message, offset, length: raw.length });
  }

  list(query: OutboxQuery = {}): OutboxMessage[] {
    const { newestFirst = false, skip = 0, limit = Number.POSITIVE_INFINITY } = query;
    const found: OutboxMessage[] = [];
    let passed = 0;
    for (const message of this.#walk(query.after, newestFirst)) {
      if (found.length >= limit) break;
      if (!matches(message, query)) continue;
      passed += 1;
      if (passed > skip) found.push(message);
    }
    return found;
  }

  count(query: Pick<OutboxQuery, "to" | "toContaining"> = {}): number {
    if (!query.to && !query.toContaining) return this.#entries.length;
    return this.#entries.reduce((sum, { message }) => sum + (matches(message, query) ? 1 : 0), 0);
  }

  get(id: string): OutboxMessage | undefined {
    return this.#entry(id)?.message;
  }

  /** The message as it left, byte for byte. */
  raw(id: string): Buffer | undefined {
    const entry = this.#entry(id);
    return entry && this.#raw.read(entry.offset, entry.length);
  }

  close(): void {
    this.#index.close();
    this.#raw.close();
  }

  *#walk(after: string | undefined, newestFirst: boolean): Generator<OutboxMessage> {
    const first = after === undefined ? 0 : (this.#positions.get(after) ?? -1) + 1;
    const count = this.#entries.length - first;
    for (let step = 0; step < count; step += 1) {
      const entry = this.#entries[newestFirst ? this.#entries.length - 1 - step : first + step];
      if (entry) yield entry.message;
    }
  }

  #entry(id: string): Entry | undefined {
    const position = this.#positions.get(id);
    return position === undefined ? undefined : this.#entries[position];
  }

  #remember(entry: Entry): void {
    this.#positions.set(entry.message.id, this.#entries.length);
    this.#entries.push(entry);
  }
}

function matches(message: OutboxMessage, { to, toContaining }: OutboxQuery): boolean {
  if (to && !message.to.some((address) => address.toLowerCase() === to.toLowerCase())) return false;
  if (toContaining && !message.to.some((address) => address.toLowerCase().includes(toContaining.toLowerCase())))
    return false;
  return true;
}
