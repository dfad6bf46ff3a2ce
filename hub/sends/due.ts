import { iso } from "../clock.ts";
import type { Context } from "../context.ts";
import { isWaiting } from "./canary.ts";
import type { Due, Send } from "./send.ts";

/** When work that is on its way should be looked at again: a lost queue message or a dead worker shows by then. */
export const stalledAt = ({ machine, delivery }: Pick<Context, "machine" | "delivery">, waitMs = 0): Due => ({
  clock: "machine",
  at: iso(machine.now().add({ milliseconds: Math.ceil(delivery.stalledMs + waitMs) })),
});

/** The same for a chunk of a bulk send, whose turn comes after `waitMs`. */
export const chunkStalledAt = (context: Pick<Context, "machine" | "delivery">, waitMs = 0): Due => ({
  ...stalledAt(context, waitMs),
  clock: "chunks",
});

/** When tick looks at a send again. */
export function dueOf(context: Pick<Context, "machine" | "delivery">, send: Send): Due | undefined {
  switch (send.status) {
    case "scheduled":
      return { clock: "hub", at: send.startsAt ?? send.createdAt };
    case "planning":
      return later(stalledAt(context), send.parkedUntil);
    case "running":
      // A standing send is never settled; its letters have dues of their own.
      if (!send.audience) return undefined;
      if (isWaiting(send)) return { clock: "hub", at: send.canary.until };
      return later(stalledAt(context), send.parkedUntil);
    case "finished":
      return send.cutShort === "noted" ? { clock: "hub", at: send.finishedAt ?? send.createdAt } : undefined;
    case "draft":
    case "paused":
    case "cancelled":
    case "missed":
      return undefined;
  }
}

const later = (due: Due, at: string | undefined): Due => (at !== undefined && at > due.at ? { ...due, at } : due);
