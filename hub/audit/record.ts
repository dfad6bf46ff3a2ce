import { iso } from "../clock.ts";
import type { Context } from "../context.ts";
import type { AuditEntry } from "./entry.ts";

/** Notes on the append-only trail what somebody did. `subject` and `detail` hold no address and no name. */
export async function recordAction(
  { clock, store }: Pick<Context, "clock" | "store">,
  { actor, action, subject, detail }: Omit<AuditEntry, "at">,
): Promise<void> {
  await store.audit.append({ at: iso(clock.now()), actor, action, subject, ...(detail ? { detail } : {}) });
}
