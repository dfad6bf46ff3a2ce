import type { Context } from "../context.ts";
import { DomainError } from "../errors.ts";
import { readToken } from "../tokens.ts";
import { changeSubscriber } from "./change.ts";
import { isActive, type Person, type Profile } from "./subscriber.ts";
import { moveTo } from "./zones.ts";

/** Changes what an active subscriber chose. @throws DomainError `forged`, `gone` */
export async function changePreferences(context: Context, token: string, profile: Profile): Promise<Person> {
  const { id } = readToken(context.keys, "preferences", token);
  // The zone is known to the reminders' planner before its first reader is.
  await context.store.subscribers.addZone(profile.zone);
  const { after } = await changeSubscriber<Person>(context, id, (current) => {
    if (!isActive(current)) {
      throw new DomainError("gone", "This subscription has ended. Sign up again to receive mail.");
    }
    return { ...current, profile, zones: moveTo(current.zones, profile.zone, context.clock.now()) };
  });
  if (!after) throw new Error("An active subscriber was not written.");
  return after;
}
