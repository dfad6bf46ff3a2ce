import type { Context } from "../context.ts";
import { unmeasured } from "../metrics.ts";

/** Tells how much of the day's quota is used. An account without one has none to use up. */
export async function noteQuota({ mailer, metrics }: Pick<Context, "mailer" | "metrics">): Promise<void> {
  // Where nobody counts SES is not asked: emulators of it may not know the question.
  if (metrics === unmeasured) return;
  const quota = await mailer.quota();
  if (quota?.perDay === undefined) return;
  metrics.put("QuotaUsed", quota.perDay === 0 ? 100 : (100 * quota.sentToday) / quota.perDay);
}
