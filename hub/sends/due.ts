import { iso } from "../clock.ts";
import type { Context } from "../context.ts";
import type { Due } from "./send.ts";

/** When work that is on its way should be looked at again: a lost queue message or a dead worker shows by then. */
export const stalledAt = ({ machine, delivery }: Pick<Context, "machine" | "delivery">): Due => ({
  clock: "machine",
  at: iso(machine.now().add({ milliseconds: delivery.stalledMs })),
});

export const machineDue = ({ machine }: Pick<Context, "machine">, inMs: number): Due => ({
  clock: "machine",
  at: iso(machine.now().add({ milliseconds: inMs })),
});
