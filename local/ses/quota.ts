import { Fifo } from "../fifo.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const UNLIMITED = -1;

/** Sent within a second is counted as sent at its end: one entry for each message of a day would be a lot. */
const GRAIN_MS = 1000;

interface Sent {
  at: number;
  recipients: number;
}

/** SES' daily quota: recipients in the last 24 hours of the hub's clock, so that moving the clock on clears it. −1 is unlimited. */
export class DailyQuota {
  max24HourSend: number;
  readonly #sent = new Fifo<Sent>();
  #oldest: Sent | undefined;
  #newest: Sent | undefined;
  #total = 0;

  constructor(max24HourSend: number = UNLIMITED) {
    this.max24HourSend = max24HourSend;
  }

  allows(recipients: number, now: Date): boolean {
    return this.max24HourSend === UNLIMITED || this.sentLast24Hours(now) + recipients <= this.max24HourSend;
  }

  add(recipients: number, at: Date): void {
    const end = Math.ceil(at.getTime() / GRAIN_MS) * GRAIN_MS;
    this.#total += recipients;
    if (this.#newest?.at === end) {
      this.#newest.recipients += recipients;
      return;
    }
    this.#newest = { at: end, recipients };
    this.#sent.push(this.#newest);
  }

  sentLast24Hours(now: Date): number {
    this.#oldest ??= this.#sent.shift();
    while (this.#oldest && this.#oldest.at <= now.getTime() - DAY_MS) {
      this.#total -= this.#oldest.recipients;
      if (this.#oldest === this.#newest) this.#newest = undefined;
      this.#oldest = this.#sent.shift();
    }
    return this.#total;
  }
}
