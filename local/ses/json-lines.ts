import { AppendOnlyFile } from "./append-only-file.ts";

const READ_SIZE = 1 << 20;
const NEWLINE = 0x0a;

/** A journal: one JSON value a line. The newline is what commits a line; a last line without one was cut by a crash. */
export class JsonLines {
  readonly #file: AppendOnlyFile;
  readonly #path: string;

  /**
   * Opens the journal, gives each committed value to `onValue` in order, with the offset at which its line begins, and
   * drops a torn last line.
   */
  constructor(path: string, onValue: (value: unknown, offset: number) => void) {
    this.#path = path;
    this.#file = new AppendOnlyFile(path);
    let carry: Buffer = Buffer.alloc(0);
    let offset = 0;
    while (offset < this.#file.size) {
      const chunk = this.#file.read(offset, Math.min(READ_SIZE, this.#file.size - offset));
      const bytes = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
      const first = offset - carry.length;
      offset += chunk.length;
      let start = 0;
      for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
        onValue(this.#parse(bytes.toString("utf8", start, end), first + start), first + start);
        start = end + 1;
      }
      carry = bytes.subarray(start);
    }
    if (carry.length > 0) this.#file.truncate(this.#file.size - carry.length);
  }

  /** Octets in the journal: where the next line begins. */
  get size(): number {
    return this.#file.size;
  }

  append(value: unknown): void {
    this.#file.append(Buffer.from(`${JSON.stringify(value)}\n`));
  }

  /** The value whose line is the octets from `start` to `end`. */
  read(start: number, end: number): unknown {
    return this.#parse(this.#file.read(start, end - start).toString("utf8"), start);
  }

  close(): void {
    this.#file.close();
  }

  #parse(text: string, offset: number): unknown {
    try {
      return JSON.parse(text);
    } catch (cause) {
      const where = `${this.#path}, at octet ${offset},`;
      throw new Error(`${where} is not JSON: the file was changed by something else than the hub.`, { cause });
    }
  }
}
