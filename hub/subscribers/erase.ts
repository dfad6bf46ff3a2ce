import { iso } from "../clock.ts";
import type { Context } from "../context.ts";
import { readToken } from "../tokens.ts";
import type { SubscriberId } from "./address.ts";
import { changeSubscriber } from "./change.ts";
import type { Erased } from "./subscriber.ts";

/** Forgets a person: name, address, choices and consents go in one write; a keyed hash stays as suppression. */
export async function erase(context: Pick<Context, "clock" | "store">, id: SubscriberId): Promise<void> {
  const now = iso(context.clock.now());
  await changeSubscriber<Erased>(context, id, (current) => {
    if (!current || current.state === "erased") return undefined;
    return { id, rev: current.rev, state: "erased", createdAt: current.createdAt, stateAt: now };
  });
}

/** As `unsubscribe`, resolves when nothing is under way to this person any more. @throws DomainError `forged` */
export async function eraseByToken(context: Context, token: string): Promise<void> {
  await erase(context, readToken(context.keys, "preferences", token).id);
  await context.wait(context.delivery.freshMs);
}
