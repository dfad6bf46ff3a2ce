const WINDOW_MS = 1000;

/**
 * SES' maximum sending rate: at most `perSecond` recipients in any second that one may choose to look at. On the
 * machine's clock, because a rate is about the machine and not about the calendar.
 */
export class SendingRate {
  #perSecond: number;
  #accepted: number[] = [];
  readonly #nowMs: () => number;

  constructor(perSecond: number, nowMs: () => number = () => performance.now()) {
    this.#perSecond = perSecond;
    this.#nowMs = nowMs;
  }

  get perSecond(): number {
    return this.#perSecond;
  }

  set perSecond(perSecond: number) {
    this.#perSecond = perSecond;
  }

  /** True, and the recipients count, when they fit now. */
  take(recipients: number): boolean {
    if (this.#perSecond === Number.POSITIVE_INFINITY) return true;
    if (this.#perSecond < 1) return false;
    const now = this.#nowMs();
    // A message to more people than a second allows takes the whole second: otherwise it could never leave.
    const needed = Math.min(recipients, this.#perSecond);
    const blocking = this.#accepted.at(-(this.#perSecond - needed + 1));
    if (blocking !== undefined && blocking > now - WINDOW_MS) return false;
    for (let i = 0; i < needed; i += 1) this.#accepted.push(now);
    this.#forget(now);
    return true;
  }

  #forget(now: number): void {
    if (this.#accepted.length < 1024) return;
    if ((this.#accepted[512] ?? now) <= now - WINDOW_MS) {
      this.#accepted = this.#accepted.filter((at) => at > now - WINDOW_MS);
    }
  }
}
