import { iso } from "../clock.ts";
import type { Context } from "../context.ts";
import { DomainError } from "../errors.ts";
import type { AuditEntry } from "./entry.ts";

type Action = Omit<AuditEntry, "at">;
type Trail = Pick<Context, "clock" | "store">;

/** Notes on the append-only trail what somebody did. `subject` and `detail` hold no address and no name. */
export async function recordAction({ clock, store }: Trail, { detail, ...action }: Action): Promise<void> {
  await store.audit.append({ at: iso(clock.now()), ...action, ...(detail ? { detail } : {}) });
}

/**
 * Notes an action, then does it, so that no crash leaves an action without its entry. What is refused is noted as
 * refused, with the reason's code. @throws what `act` throws
 */
export async function audited<T>(trail: Trail, action: Action, act: () => Promise<T>): Promise<T> {
  await recordAction(trail, action);
  try {
    return await act();
  } catch (error) {
    if (error instanceof DomainError) {
      await recordAction(trail, { ...action, action: `${action.action}.refused`, detail: { code: error.code } });
    }
    throw error;
  }
}
