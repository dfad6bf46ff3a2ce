import { GetAccountCommand } from "@aws-sdk/client-sesv2";
import { Temporal } from "temporal-polyfill";
import type { Clock } from "../../../hub/clock.ts";
import { isOverdue } from "../../../hub/sends/overdue.ts";
import type { Send } from "../../../hub/sends/send.ts";
import type { Check } from "../check.ts";
import { type Finding, fine, warning, wrong } from "../finding.ts";
import { storeOf } from "../store.ts";

/** The newest sends that are looked at. */
const looked = 100;
const dayMs = 86_400_000;

/** What stands still: sends that should have finished, that the guard paused, that wait for a quota; and what was missed. */
export function judgeSends(sends: Send[], clock: Clock, rate: number | undefined): Finding[] {
  const now = clock.now().epochMilliseconds;
  const findings = sends.flatMap((send) => findingOf(send, { clock, now, rate }));
  const open = sends.filter(({ audience, status }) => audience && (status === "planning" || status === "running"));
  if (findings.length > 0) return findings;
  return [
    fine(
      open.length === 0
        ? `None of the newest ${looked} sends is on its way.`
        : `On their way, and in time: ${open.length}.`,
    ),
  ];
}

function findingOf(
  send: Send,
  { clock, now, rate }: { clock: Clock; now: number; rate: number | undefined },
): Finding[] {
  const { id, status, pausedBecause, parkedUntil, reminder } = send;
  if (!send.audience) return [];
  if (isOverdue({ clock, machine: clock }, send, rate)) {
    return [wrong(`${id} should have finished.`, "docs/runbook.md#sends-overdue")];
  }
  if (status === "paused") {
    return [
      pausedBecause === "staff"
        ? warning(`${id} was paused by staff.`, `npm run hub -- sends resume ${id}, or cancel.`)
        : warning(
            `${id} is paused: ${pausedBecause}`,
            `Find out why; then npm run hub -- sends resume ${id}, or cancel.`,
          ),
    ];
  }
  if ((status === "planning" || status === "running") && parkedUntil && Date.parse(parkedUntil) > now) {
    return [
      warning(`${id} waits: the day's quota is spent.`, "It goes on by itself: docs/runbook.md#quota-nearly-used"),
    ];
  }
  const due = reminder && Date.parse(reminder.due);
  if (status === "missed" && due && now - due < 7 * dayMs) {
    return [warning(`The reminder ${id} was missed.`, "docs/runbook.md#reminders-missed")];
  }
  return [];
}

export const sends: Check = {
  theme: "Sends",
  about: "sends that stand still",
  asksAws: true,
  async look(hub) {
    const [{ items }, { SendQuota }] = await Promise.all([
      storeOf(hub).sends.list({}, looked),
      hub.aws.ses.send(new GetAccountCommand({})),
    ]);
    const clock = { now: () => Temporal.Instant.fromEpochMilliseconds(hub.now()) };
    return judgeSends(items, clock, SendQuota?.MaxSendRate);
  },
};
