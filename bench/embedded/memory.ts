import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);
const everyMs = 1_000;

/** Resident memory of the processes below one, by what they run. */
export interface Sample {
  /** Seconds since sampling began. */
  at: number;
  /** Megabytes of resident memory, by process. */
  megabytes: Record<string, number>;
  /** Seconds of processor time that all of them have used so far. */
  cpuSeconds: number;
}

interface Process {
  pid: number;
  parent: number;
  megabytes: number;
  cpuSeconds: number;
  command: string;
}

/** Looks once a second at all that descends from `root()`, itself included, until it is stopped. */
export class MemoryWatch {
  readonly samples: Sample[] = [];
  readonly #root: () => number | undefined;
  readonly #began = performance.now();
  readonly #timer: NodeJS.Timeout;

  constructor(root: () => number | undefined) {
    this.#root = root;
    this.#timer = setInterval(() => void this.#look(), everyMs);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Seconds since sampling began. */
  get now(): number {
    return (performance.now() - this.#began) / 1000;
  }

  /** Megabytes of all processes together at the last look. */
  get total(): number {
    return totalOf(this.samples.at(-1));
  }

  /** Seconds of processor time of all processes by the last look. */
  get cpuSeconds(): number {
    return this.samples.at(-1)?.cpuSeconds ?? 0;
  }

  async #look(): Promise<void> {
    const root = this.#root();
    if (root === undefined) return;
    const { stdout } = await run("ps", ["-A", "-o", "pid=,ppid=,rss=,time=,args="], { maxBuffer: 1 << 24 });
    const megabytes: Record<string, number> = {};
    let cpuSeconds = 0;
    for (const one of below(root, stdout.split("\n").flatMap(parsed))) {
      const name = nameOf(one.command);
      megabytes[name] = (megabytes[name] ?? 0) + one.megabytes;
      cpuSeconds += one.cpuSeconds;
    }
    this.samples.push({ at: this.now, megabytes, cpuSeconds });
  }
}

export const totalOf = (sample: Sample | undefined): number =>
  Object.values(sample?.megabytes ?? {}).reduce((sum, one) => sum + one, 0);

function parsed(line: string): Process[] {
  const [, pid, parent, kilobytes, time = "", command = ""] =
    /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
  if (pid === undefined) return [];
  const megabytes = Number(kilobytes) / 1024;
  return [{ pid: Number(pid), parent: Number(parent), megabytes, cpuSeconds: secondsOf(time), command }];
}

/** Of `ps`: `[days-]hours:minutes:seconds`, or without hours. */
const secondsOf = (time: string): number =>
  time
    .replace("-", ":")
    .split(":")
    .reverse()
    .reduce((sum, part, i) => sum + Number(part) * ([1, 60, 3_600, 86_400][i] ?? 0), 0);

function below(root: number, processes: Process[]): Process[] {
  const family = new Set([root]);
  for (let known = 0; known < family.size; ) {
    known = family.size;
    for (const { pid, parent } of processes) if (family.has(parent)) family.add(pid);
  }
  return processes.filter(({ pid }) => family.has(pid));
}

function nameOf(command: string): string {
  if (command.includes("local/main.ts")) return "hub";
  if (command.startsWith("npm ")) return "npm";
  return command.includes("esbuild") ? "esbuild" : "other";
}
