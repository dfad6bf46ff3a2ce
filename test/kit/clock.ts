import { Temporal } from "temporal-polyfill";
import type { Clock } from "../../hub/clock.ts";

/** A machine's clock that only moves when told. */
export class ManualClock implements Clock {
  #now: Temporal.Instant;
  readonly #waiting: { at: number; done: () => void }[] = [];

  constructor(start: string) {
    this.#now = Temporal.Instant.from(start);
  }

  now(): Temporal.Instant {
    return this.#now;
  }

  /** An ISO 8601 duration; days are 24 hours. */
  advance(duration: string | Temporal.DurationLike): void {
    this.#now = later(this.#now, duration);
  }

  /** Moves the clock over a wait. Of several waits the earliest ends first, and what it was for is done before the next. */
  wait(ms: number): Promise<void> {
    return new Promise((done) => {
      if (this.#waiting.length === 0) setImmediate(() => this.#endNext());
      this.#waiting.push({ at: this.#now.epochMilliseconds + Math.ceil(ms), done });
    });
  }

  #endNext(): void {
    const [next] = this.#waiting.sort((a, b) => a.at - b.at);
    if (!next) return;
    this.#waiting.shift();
    if (next.at > this.#now.epochMilliseconds) this.#now = Temporal.Instant.fromEpochMilliseconds(next.at);
    next.done();
    if (this.#waiting.length > 0) setImmediate(() => this.#endNext());
  }
}

/** A hub's clock: goes with a machine's, and can be moved against it. */
export class MovedClock implements Clock {
  readonly #machine: Clock;
  #ahead = 0;

  constructor(machine: Clock) {
    this.#machine = machine;
  }

  now(): Temporal.Instant {
    return this.#machine.now().add({ milliseconds: this.#ahead });
  }

  set(instant: string | Temporal.Instant): void {
    this.#ahead = Temporal.Instant.from(instant).epochMilliseconds - this.#machine.now().epochMilliseconds;
  }

  advance(duration: string | Temporal.DurationLike): void {
    this.set(later(this.now(), duration));
  }
}

const later = (instant: Temporal.Instant, duration: string | Temporal.DurationLike): Temporal.Instant =>
  instant.toZonedDateTimeISO("UTC").add(duration).toInstant();
