import type { Context } from "../context.ts";
import { WriteConflict } from "../errors.ts";
import { dueOf } from "./due.ts";
import type { Send } from "./send.ts";

const attempts = 8;

/** Reads, changes and writes a send; `change` answers undefined to leave it as it is. The answer is what stands then. */
export async function changeSend(
  context: Pick<Context, "store" | "machine" | "delivery">,
  id: string,
  change: (send: Send) => Send | undefined,
): Promise<Send | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    const send = await context.store.sends.get(id);
    if (!send) return undefined;
    const changed = change(send);
    if (!changed) return send;
    try {
      await context.store.sends.put({ ...changed, rev: send.rev }, dueOf(context, changed));
      return changed;
    } catch (error) {
      if (!(error instanceof WriteConflict) || attempt === attempts) throw error;
    }
  }
}
