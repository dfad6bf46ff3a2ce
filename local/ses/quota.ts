import { Fifo } from "../fifo.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const UNLIMITED = -1;

interface Sent {
  at: number;
  recipients: number;
}

/** SES' daily quota: recipients in the last 24 hours of the hub's clock, so that moving the clock on clears it. −1 is unlimited. */
export class DailyQuota {
  max24HourSend: number;
  readonly #sent = new Fifo<Sent>();
  #oldest: Sent | undefined;
  #total = 0;

  constructor(max24HourSend: number = UNLIMITED) {
    this.max24HourSend = max24HourSend;
  }

  allows(recipients: number, now: Date): boolean {
    return this.max24HourSend === UNLIMITED || this.sentLast24Hours(now) + recipients <= this.max24HourSend;
  }

  add(recipients: number, at: Date): void {
    this.#sent.push({ at: at.getTime(), recipients });
    this.#total += recipients;
  }

  sentLast24Hours(now: Date): number {
    this.#oldest ??= this.#sent.shift();
    while (this.#oldest && this.#oldest.at <= now.getTime() - DAY_MS) {
      this.#total -= this.#oldest.recipients;
      this.#oldest = this.#sent.shift();
    }
    return this.#total;
  }
}
