import { between, integer, pick, type Random, streamOf } from "./random.ts";

/** The instants that a kill is aimed at, each seen by an engine from outside. */
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

/** How often a moment is aimed at in one seed, and among how many occurrences. */
const aims: Record<Moment, (recipients: number) => { kills: number; among: number }> = {
  "ses accepted, not answered": (recipients) => ({ kills: 3, among: recipients * 0.9 }),
  "wave opened, nothing sent": (recipients) => ({ kills: 2, among: recipients / 12 }),
  "chunk put, not queued": (recipients) => ({ kills: 2, among: Math.max(16, recipients / 45) }),
  "doubtful chunk taken over": () => ({ kills: 2, among: 5 }),
  "chunk done, not settled": (recipients) => ({ kills: 1, among: Math.max(16, recipients / 45) }),
  "settled, not answered": () => ({ kills: 1, among: 3 }),
  "event in the ledger, not off the queue": (recipients) => ({ kills: 1, among: recipients / 12 }),
};

/** What goes wrong in one seed: every decision is the next number of its place's own stream. */
export class Faults {
  readonly counts = new Map<string, number>();
  readonly #seed: number;
  readonly #streams = new Map<string, Random>();
  readonly #aimed = new Map<Moment, Set<number>>();
  readonly #seen = new Map<Moment, number>();

  constructor(seed: number, recipients: number) {
    this.#seed = seed;
    for (const moment of moments) {
      const random = this.stream(`aim ${moment}`);
      const { kills, among } = aims[moment](recipients);
      this.#aimed.set(moment, new Set(Array.from({ length: kills }, () => integer(random, 1, Math.floor(among)))));
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

  /** True when the kill of this seed was aimed at this occurrence of the moment. */
  strikes(moment: Moment): boolean {
    const seen = (this.#seen.get(moment) ?? 0) + 1;
    this.#seen.set(moment, seen);
    return this.#aimed.get(moment)?.has(seen) ?? false;
  }

  note(fault: string): void {
    this.counts.set(fault, (this.counts.get(fault) ?? 0) + 1);
  }

  get total(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }
}
