import { Temporal } from "temporal-polyfill";
import type { Clock } from "../../hub/clock.ts";

/** A clock that only moves when told. */
export class ManualClock implements Clock {
  #now: Temporal.Instant;

  constructor(start: string) {
    this.#now = Temporal.Instant.from(start);
  }

  now(): Temporal.Instant {
    return this.#now;
  }

  set(instant: string | Temporal.Instant): void {
    this.#now = Temporal.Instant.from(instant);
  }

  /** An ISO 8601 duration; days are 24 hours. */
  advance(duration: string | Temporal.DurationLike): void {
    this.#now = this.#now.toZonedDateTimeISO("UTC").add(duration).toInstant();
  }
}
