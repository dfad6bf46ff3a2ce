import { expect } from "vitest";
import type { SendResult } from "../../hub/ports.ts";
import { deliver } from "../../hub/sends/deliver.ts";
import { plan } from "../../hub/sends/plan.ts";
import type { TestHub } from "../hub.ts";

/** Plans, and leaves the chunks on the queue. */
export async function plannedOnly(hub: TestHub): Promise<void> {
  for (const job of hub.jobs.splice(0)) {
    if ("plan" in job) await plan(hub.context, job.plan);
    else hub.jobs.push(job);
  }
}

/** Delivers what is on the queue; one worker is killed at a message, counted from 1. */
export async function deliverDying(hub: TestHub, call: number): Promise<void> {
  const faults = faulty(hub, (n) => (n === call ? "crash" : undefined));
  const died: unknown[] = [];
  for (const job of hub.jobs.splice(0)) {
    if (!("deliver" in job)) continue;
    await deliver(hub.context, job.lane, job.deliver).catch((error) => died.push(error));
  }
  faults.restore();
  expect(died).toEqual([new Error("The process was killed.")]);
}

/** A mailer that does `instead` at the given calls (from 1), and the real thing otherwise. */
export function faulty(
  hub: TestHub,
  instead: (call: number) => SendResult | "accept, then fail" | "crash" | undefined,
) {
  const real = hub.context.mailer;
  let call = 0;
  hub.context.mailer = {
    ...real,
    async send(message) {
      call += 1;
      const fault = instead(call);
      if (fault === undefined) return real.send(message);
      if (fault === "crash") throw new Error("The process was killed.");
      if (fault !== "accept, then fail") return fault;
      await real.send(message);
      return { result: "unknown", reason: "TimeoutError" };
    },
  };
  return { restore: () => (hub.context.mailer = real) };
}
