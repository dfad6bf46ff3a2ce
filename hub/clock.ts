import { Temporal } from "temporal-polyfill";

/**
 * Two clocks run in the hub. `hub` tells when meetings and reminders are; a laptop may move it.
 * `machine` times leases and pacing, which must follow the real seconds of the engines.
 */
export interface Clock {
  now(): Temporal.Instant;
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** An instant with second precision: `2027-05-12T07:30:00Z`; such strings sort by time. */
export const iso = (instant: Temporal.Instant): string =>
  instant.toString({ smallestUnit: "second", roundingMode: "trunc" });

export const instant = (text: string): Temporal.Instant => Temporal.Instant.from(text);

export const millis = (clock: Clock): number => clock.now().epochMilliseconds;
