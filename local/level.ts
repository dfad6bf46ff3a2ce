import { createRequire } from "node:module";

type Options = Record<string, unknown>;

interface Iterator {
  next(): Promise<unknown>;
  close(): Promise<void>;
  return?(): Promise<void>;
}
interface Level {
  _open(options: Options): Promise<void>;
  keys(options: Options): Iterator;
  values(options: Options): Iterator;
}
interface LevelModule {
  Level: {
    new (path: string): { open(): Promise<void>; close(): Promise<void> };
    prototype: Level;
  };
}
interface MemoryLevelModule {
  MemoryLevel: { prototype: Level };
}

const ofDynalite = createRequire(createRequire(import.meta.url).resolve("dynalite"));

/** dynalite's own LevelDB. */
export const levelModule = (): LevelModule => ofDynalite("level");
const memoryLevelModule = (): MemoryLevelModule => ofDynalite("memory-level");

/** Of 2 MB each. LevelDB's default of 1,000 maps the whole of a large table into memory. */
const openFiles = 64;
let isMended = false;

/** Keeps the memory and the disk that dynalite takes the same, however much it is asked. */
export function mendLevel(): void {
  if (isMended) return;
  isMended = true;
  const { prototype } = levelModule().Level;
  const open = prototype._open;
  // dynalite passes no options on to LevelDB.
  prototype._open = function (options) {
    return open.call(this, { ...options, maxOpenFiles: openFiles });
  };
  for (const level of [prototype, memoryLevelModule().MemoryLevel.prototype]) {
    level.keys = closing(level.keys);
    level.values = closing(level.values);
  }
}

/**
 * dynalite ends an iterator by `return`, which those of abstract-level have no longer: never closed, each query keeps
 * its snapshot, and LevelDB every file that the snapshot sees.
 */
function closing(iterate: Level["values"]): Level["values"] {
  return function (this: Level, options) {
    const iterator = iterate.call(this, options);
    iterator.return = () => iterator.close();
    return iterator;
  };
}
