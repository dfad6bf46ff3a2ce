import { closeSync, existsSync, openSync, readSync } from "node:fs";

const size = 1 << 20;
const newline = 0x0a;

/** Counts the lines of a file that grows, from outside and without holding any: what an outbox's journal has by now. */
export class LineCount {
  readonly #path: string;
  readonly #buffer = Buffer.allocUnsafe(size);
  #offset = 0;
  #lines = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** Reads what is new. */
  look(): number {
    if (!existsSync(this.#path)) return 0;
    const file = openSync(this.#path, "r");
    try {
      for (let got = this.#read(file); got > 0; got = this.#read(file)) {
        for (let i = 0; i < got; i += 1) if (this.#buffer[i] === newline) this.#lines += 1;
        this.#offset += got;
      }
    } finally {
      closeSync(file);
    }
    return this.#lines;
  }

  #read(file: number): number {
    return readSync(file, this.#buffer, 0, size, this.#offset);
  }
}
