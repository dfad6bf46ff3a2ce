import { closeSync, constants, fstatSync, ftruncateSync, openSync, readSync, writeSync } from "node:fs";

/**
 * A file that only grows. Writing is synchronous on purpose: what `append` returned from has left this process, so
 * kill −9 cannot lose it, and 10 KB into the page cache is cheaper than a trip through the thread pool.
 */
export class AppendOnlyFile {
  readonly #fd: number;
  #end: number;

  constructor(path: string) {
    // Not O_APPEND: writing at a known position lets a write cut short by a full disk be taken back.
    this.#fd = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);
    this.#end = fstatSync(this.#fd).size;
  }

  /** Octets in the file. */
  get size(): number {
    return this.#end;
  }

  /** Writes all of `bytes` and returns the offset at which they stand; throws (leaving the file as it was) when the disk refuses. */
  append(bytes: Buffer): number {
    const offset = this.#end;
    try {
      let written = 0;
      while (written < bytes.length) {
        written += writeSync(this.#fd, bytes, written, bytes.length - written, offset + written);
      }
    } catch (error) {
      this.truncate(offset);
      throw error;
    }
    this.#end = offset + bytes.length;
    return offset;
  }

  /** The octets from `offset`: fewer than `length` only at the end of the file. */
  read(offset: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    let filled = 0;
    while (filled < length) {
      const got = readSync(this.#fd, bytes, filled, length - filled, offset + filled);
      if (got === 0) break;
      filled += got;
    }
    return bytes.subarray(0, filled);
  }

  truncate(size: number): void {
    ftruncateSync(this.#fd, size);
    this.#end = size;
  }

  close(): void {
    closeSync(this.#fd);
  }
}
