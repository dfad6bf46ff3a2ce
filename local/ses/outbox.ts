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
  /** One after the other, as they are asked for: all of them may be more than memory holds. */
  each(query?: OutboxQuery): Iterable<OutboxMessage>;
  list(query?: OutboxQuery): OutboxMessage[];
  count(query?: Pick<OutboxQuery, "to" | "toContaining">): number;
  get(id: string): OutboxMessage | undefined;
  raw(id: string): Buffer | undefined;
}

/**
 * Every accepted message, kept in a folder: `messages.raw` is the MIME end to end, `messages.jsonl` an index of it.
 * The index line is written after the MIME and commits it. In memory is what finding a message takes: some 200 octets each.
 */
export class Outbox implements ReadableOutbox {
  readonly #raw: AppendOnlyFile;
  readonly #index: JsonLines;
  readonly #positions = new Map<string, number>();
  /** By position: where the line in the index begins, and the recipients in lower case. */
  readonly #offsets: number[] = [];
  readonly #recipients: string[] = [];

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#raw = new AppendOnlyFile(join(folder, "messages.raw"));
    let committed = 0;
    this.#index = new JsonLines(join(folder, "messages.jsonl"), (value, place) => {
      const { offset, length, ...message } = lineSchema.parse(value);
      committed = offset + length;
      this.#remember(message, place);
    });
    // MIME without an index line was never acknowledged: its sender saw the connection break.
    this.#raw.truncate(committed);
  }

  /** Keeps a message; throws, keeping nothing, when the disk refuses. */
  append(message: OutboxMessage, raw: Buffer): void {
    const offset = this.#raw.append(raw);
    const place = this.#index.size;
    try {
      this.#index.append({ ...message, offset, length: raw.length });
    } catch (error) {
      this.#raw.truncate(offset);
      throw error;
    }
    this.#remember(message, place);
  }

  *each(query: OutboxQuery = {}): Generator<OutboxMessage> {
    const { newestFirst = false, skip = 0, limit = Number.POSITIVE_INFINITY } = query;
    let passed = 0;
    for (const position of this.#walk(query.after, newestFirst)) {
      if (passed >= skip + limit) return;
      if (!this.#matches(position, query)) continue;
      passed += 1;
      if (passed > skip) yield this.#read(position).message;
    }
  }

  list(query: OutboxQuery = {}): OutboxMessage[] {
    return [...this.each(query)];
  }

  count(query: Pick<OutboxQuery, "to" | "toContaining"> = {}): number {
    if (!query.to && !query.toContaining) return this.#offsets.length;
    return this.#offsets.reduce((sum, _, position) => sum + (this.#matches(position, query) ? 1 : 0), 0);
  }

  get(id: string): OutboxMessage | undefined {
    const position = this.#positions.get(id);
    return position === undefined ? undefined : this.#read(position).message;
  }

  /** The message as it left, byte for byte. */
  raw(id: string): Buffer | undefined {
    const position = this.#positions.get(id);
    if (position === undefined) return undefined;
    const { offset, length } = this.#read(position);
    return this.#raw.read(offset, length);
  }

  close(): void {
    this.#index.close();
    this.#raw.close();
  }

  *#walk(after: string | undefined, newestFirst: boolean): Generator<number> {
    const first = after === undefined ? 0 : (this.#positions.get(after) ?? -1) + 1;
    const count = this.#offsets.length - first;
    for (let step = 0; step < count; step += 1) yield newestFirst ? first + count - 1 - step : first + step;
  }

  #read(position: number): { message: OutboxMessage; offset: number; length: number } {
    const start = this.#offsets[position] ?? this.#index.size;
    const end = this.#offsets[position + 1] ?? this.#index.size;
    const { offset, length, ...message } = lineSchema.parse(this.#index.read(start, end));
    return { message, offset, length };
  }

  #remember(message: OutboxMessage, place: number): void {
    this.#positions.set(message.id, this.#offsets.length);
    this.#offsets.push(place);
    this.#recipients.push(message.to.join("\n").toLowerCase());
  }

  #matches(position: number, { to, toContaining }: OutboxQuery): boolean {
    const recipients = this.#recipients[position] ?? "";
    if (to && !recipients.split("\n").includes(to.toLowerCase())) return false;
    return !toContaining || recipients.split("\n").some((one) => one.includes(toContaining.toLowerCase()));
  }
}
