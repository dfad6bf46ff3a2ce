import type { Turns } from "./turns.ts";

/**
 * Keeps the messages of a wave apart when some of them come late: in turn or not, k messages take k intervals less
 * `slackMs` (GCRA). Where all keep their turns it holds nothing back. Times are epoch ms.
 */
export interface Gate {
  /** When a message whose turn was `at` and that is ready may be sent; undefined: its turn is lost. */
  place(at: number, now: number): number | undefined;
  /** Whether it may leave at this moment. */
  isOpen(at: number, now: number): boolean;
  /** It left. */
  left(now: number): void;
}

export function createGate({ interval, toleranceMs, slackMs }: Turns): Gate {
  let placed = 0;
  let gone = 0;
  return {
    place(at, now) {
      const place = now >= placed - slackMs ? now : placed;
      if (place - at > toleranceMs) return undefined;
      placed = Math.max(placed, place) + interval;
      return place;
    },
    isOpen: (at, now) => now - at <= toleranceMs && now >= gone - slackMs,
    left(now) {
      gone = Math.max(gone, now) + interval;
    },
  };
}
