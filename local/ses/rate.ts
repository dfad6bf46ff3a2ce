const SECOND_MS = 1000;

/**
 * SES' maximum sending rate: at most `perSecond` recipients in any second that one may choose to look at, and below
 * one a second, one in `1 / perSecond` seconds. On the machine's clock, because a rate is about the machine and not about the calendar.
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

  /** A second, or as long as one message takes. */
  get #windowMs(): number {
    return SECOND_MS / Math.min(1, this.#perSecond);
  }

  /** True, and the recipients count, when they fit now. */
  take(recipients: number): boolean {
    if (this.#perSecond === Number.POSITIVE_INFINITY) return true;
    if (this.#perSecond <= 0) return false;
    const now = this.#nowMs();
    const most = Math.max(1, Math.floor(this.#perSecond));
    // A message to more people than a window allows takes all of it: otherwise it could never leave.
    const needed = Math.min(recipients, most);
    const blocking = this.#accepted.at(-(most - needed + 1));
    if (blocking !== undefined && blocking > now - this.#windowMs) return false;
    for (let i = 0; i < needed; i += 1) this.#accepted.push(now);
    this.#forget(now);
    return true;
  }

  #forget(now: number): void {
    if (this.#accepted.length < 1024) return;
    if ((this.#accepted[512] ?? now) <= now - this.#windowMs) {
      this.#accepted = this.#accepted.filter((at) => at > now - this.#windowMs);
    }
  }
}
