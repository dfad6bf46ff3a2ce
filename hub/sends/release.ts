import { iso } from "../clock.ts";
import type { Context } from "../context.ts";
import { type Audience, exceeds } from "./audience.ts";

/** When a send that staff let go now begins: at once when `startsAt` is absent. */
export interface Release {
  startsAt?: string;
  undoUntil?: string;
}

/**
 * What staff send to more than a few begins after an undo window of the hub's clock, unless its own start is later
 * still: it waits as a scheduled send does, so that cancelling it leaves no trace with any reader. Reminders are
 * nobody's slip of the hand and have an hour to keep: they have no such window.
 */
export async function releaseOf(
  context: Pick<Context, "store" | "clock" | "delivery">,
  audience: Audience,
  startsAt?: string,
): Promise<Release> {
  const { undoMs, undoAbove } = context.delivery;
  const wished = startsAt === undefined ? {} : { startsAt };
  const undoUntil = iso(
    context.clock.now().add({ milliseconds: undoMs }).round({ smallestUnit: "second", roundingMode: "ceil" }),
  );
  if (undoMs === 0 || (startsAt !== undefined && startsAt >= undoUntil)) return wished;
  if (!(await exceeds(context, audience, undoAbove))) return wished;
  return { startsAt: undoUntil, undoUntil };
}
