import { AppendOnlyFile } from "./append-only-file.ts";

const READ_SIZE = 1 << 20;
const NEWLINE = 0x0a;

/** A journal: one JSON value a line. The newline is what commits a line; a last line without one was cut by a crash. */
export class JsonLines {
  readonly #file: AppendOnlyFile;

  /** Opens the journal, gives each committed value to `onValue` in order and drops a torn last line. */
  constructor(path: string, onValue: (value: unknown) => void) {
    this.#file = new AppendOnlyFile(path);
    let carry: Buffer = Buffer.alloc(0);
    let offset = 0;
    let line = 0;
    while (offset < this.#file.size) {
      const chunk = this.#file.read(offset, Math.min(READ_SIZE, this.#file.size - offset));
      offset += chunk.length;
      const bytes = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
      let start = 0;
      for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
        line += 1;
        onValue(parseLine(bytes.toString("utf8", start, end), path, line));
        start = end + 1;
      }
      carry = bytes.subarray(start);
    }
    if (carry.length > 0) this.#file.truncate(this.#file.size - carry.length);
  }

  append(value: unknown): void {
    this.#file.append(Buffer.from(`${JSON.stringify(value)}\n`));
  }

  close(): void {
    this.#file.close();
  }
}

function parseLine(text: string, path: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${path}, line ${line}, is not JSON: the file was changed by something else than the hub.`, {
      cause,
    });
  }
}
