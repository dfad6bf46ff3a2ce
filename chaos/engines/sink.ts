/** One accepted message, as SES knows it. */
export interface Accepted {
  messageId: string;
  to: string;
  send: string;
  chunk: string;
  index: number;
  worker: string;
  /** Epoch ms: when the call came, and when it was accepted. */
  called: number;
  at: number;
}

/** What SES took in one seed, in memory, and how many in each second. */
export class Sink {
  readonly accepted: Accepted[] = [];
  /** Addresses whose message SES refused for good. */
  readonly refused = new Set<string>();
  /** When each of all messages was accepted, probes too. */
  readonly #times: number[] = [];

  take(message: Accepted | undefined, at: number): void {
    this.#times.push(at);
    if (message) this.accepted.push(message);
  }

  /** Epoch ms of the latest acceptance; 0 before the first. */
  get latest(): number {
    return this.#times.at(-1) ?? 0;
  }

  /** The most in any one second that one may choose to look at. */
  get fastest(): number {
    let first = 0;
    let most = 0;
    for (const [i, at] of this.#times.entries()) {
      while ((this.#times[first] ?? at) <= at - 1000) first += 1;
      most = Math.max(most, i - first + 1);
    }
    return most;
  }

  /** Seconds, counted from the first message, in which there is a moment with more than `rate` in the second before. */
  overRateSeconds(rate: number): number {
    const seconds = new Set<number>();
    const start = this.#times[0] ?? 0;
    let first = 0;
    for (const [i, at] of this.#times.entries()) {
      while ((this.#times[first] ?? at) <= at - 1000) first += 1;
      if (i - first + 1 > rate) seconds.add(Math.floor((at - start) / 1000));
    }
    return seconds.size;
  }
}
