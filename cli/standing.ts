import type { Send } from "./answers.ts";

/** What a send is waiting for, in a sentence for whoever may want to step in; nothing when it waits for nothing. */
export function standing(send: Send): string | undefined {
  const { id, status, undoUntil, canary, parkedUntil, pausedBecause, cancelledBecause } = send;
  if (status === "scheduled" && undoUntil) {
    return `Nobody has it yet: it leaves at ${clockOf(undoUntil)}. To undo it: npm run hub -- sends cancel ${id}`;
  }
  if (status === "paused") return pausedBecause;
  if (status === "cancelled") return cancelledBecause;
  if (status !== "running") return undefined;
  if (canary && !canary.passed) {
    return canary.until
      ? `The first few have it; the others follow at ${clockOf(canary.until)}, unless too many bounce.`
      : "It goes to a first few.";
  }
  return parkedUntil ? `SES's daily quota was spent; it is tried again at ${clockOf(parkedUntil)}.` : undefined;
}

/** `2027-05-12T07:30:05Z` → `2027-05-12 07:30:05 UTC`: seconds count here. */
export const clockOf = (iso: string): string => iso.replace("T", " ").replace("Z", " UTC");
