import { subscriberId } from "../subscribers/address.ts";
import { isPerson } from "../subscribers/subscriber.ts";
import { suppress } from "../subscribers/suppress.ts";
import { tally, type Work } from "./work.ts";

/** SES keeps the addresses that bounced or complained, whatever becomes of the table. */
export async function suppressListed(work: Work): Promise<void> {
  const { context, suppressed } = work;
  for (const { email, state } of suppressed) {
    const id = subscriberId(context.keys, email);
    const known = await context.store.subscribers.get(id);
    if (!isPerson(known) || known.state === "bounced" || known.state === "complained") continue;
    await suppress(context, id, state);
    tally(work, "subscribers suppressed by SES's own list");
  }
}
