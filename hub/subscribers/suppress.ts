import { iso } from "../clock.ts";
import type { Context } from "../context.ts";
import type { SubscriberId } from "./address.ts";
import { changeSubscriber } from "./change.ts";
import { isPerson, type Person } from "./subscriber.ts";

/** A hard bounce or a complaint: no more mail to this address. A complaint outweighs a bounce. */
export async function suppress(
  context: Pick<Context, "clock" | "store">,
  id: SubscriberId,
  state: "bounced" | "complained",
): Promise<void> {
  const now = iso(context.clock.now());
  await changeSubscriber<Person>(context, id, (current) => {
    if (!isPerson(current) || current.state === "complained" || current.state === state) return undefined;
    const { signUp: _, ...person } = current;
    return { ...person, state, stateAt: now };
  });
}
