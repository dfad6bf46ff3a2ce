import { between, integer, pick, type Random, streamOf } from "./random.ts";

/** The instants that a blow is aimed at, each seen by an engine from outside. */
export const moments = [
  "ses accepted, not answered",
  "wave opened, nothing sent",
  "chunk put, not queued",
  "doubtful chunk taken over",
  "chunk done, not settled",
  "settled, not answered",
  "event in the ledger, not off the queue",
] as const;
export type Moment = (typeof moments)[number];

/** What happens to a process: SIGKILL, or SIGSTOP for shorter or longer. */
export type Blow = "kill" | "freeze" | "freeze for long";

/** How often a moment is aimed at in one seed, and among how many occurrences. */
const aims: Record<Moment, (recipients: number) => { blows: Blow[]; among: number }> = {
  "ses accepted, not answered": (recipients) => ({
    blows: ["kill", "kill", "kill", "freeze", "freeze"],
    among: recipients * 0.9,
  }),
  "wave opened, nothing sent": (recipients) => ({
    blows: ["kill", "kill", "freeze", "freeze", "freeze for long"],
    among: recipients / 12,
  }),
  "chunk put, not queued": (recipients) => ({
    blows: ["kill", "kill", "freeze"],
    among: Math.max(16, recipients / 45),
  }),
  "doubtful chunk taken over": () => ({ blows: ["kill", "kill", "freeze"], among: 5 }),
  "chunk done, not settled": (recipients) => ({ blows: ["kill", "freeze"], among: Math.max(16, recipients / 45) }),
  "settled, not answered": () => ({ blows: ["kill"], among: 3 }),
  "event in the ledger, not off the queue": (recipients) => ({ blows: ["kill", "freeze"], among: recipients / 12 }),
};

/** What goes wrong in one seed: every decision is the next number of its place's own stream. */
export class Faults {
  readonly counts = new Map<string, number>();
  readonly #seed: number;
  readonly #streams = new Map<string, Random>();
  readonly #aimed = new Map<Moment, Map<number, Blow>>();
  readonly #seen = new Map<Moment, number>();

  constructor(seed: number, recipients: number) {
    this.#seed = seed;
    for (const moment of moments) {
      const random = this.stream(`aim ${moment}`);
      const { blows, among } = aims[moment](recipients);
      this.#aimed.set(moment, new Map(blows.map((blow) => [integer(random, 1, Math.floor(among)), blow])));
    }
  }

  stream(place: string): Random {
    const known = this.#streams.get(place) ?? streamOf(this.#seed, place);
    this.#streams.set(place, known);
    return known;
  }

  /** The fault that happens now at a place, if any. */
  at<T extends string>(place: string, odds: Record<T, number>): T | undefined {
    const fault = pick(this.stream(place), odds);
    if (fault) this.note(`${place}: ${fault}`);
    return fault;
  }

  between = (place: string, low: number, high: number): number => between(this.stream(place), low, high);

  /** The blow that this seed has aimed at this occurrence of the moment, if any. */
  strikes(moment: Moment): Blow | undefined {
    const seen = (this.#seen.get(moment) ?? 0) + 1;
    this.#seen.set(moment, seen);
    return this.#aimed.get(moment)?.get(seen);
  }

  note(fault: string): void {
    this.counts.set(fault, (this.counts.get(fault) ?? 0) + 1);
  }

  get total(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }
}
