import type { MailboxOutcome } from "../../hub/smoke/outcome.ts";
import { type Finding, fine, wrong } from "../doctor/finding.ts";

/** What to do about a message of which something else came. */
const remedies: Record<MailboxOutcome["outcome"], string> = {
  waiting: "It has not left. `npm run doctor`, then docs/runbook.md#errors-of-plan and #errors-of-deliver.",
  sent: "SES took it, and tells nothing more: `npm run doctor` follows the way of events; docs/runbook.md#errors-of-feedback.",
  delivered: "SES has told of the delivery alone. Is the rest late? Give it longer: --within 600.",
  bounced: "SES could not deliver it. Is the sender's domain as it should be? `npm run doctor`.",
  complained: "SES takes it for reported as spam. Is the mailbox simulator as AWS describes it?",
  failed: "SES did not take it: docs/runbook.md#mail-refused.",
  skipped: "Its mailbox was no subscriber any more when its turn came. Was another smoke test at it? Try again.",
  uncertain:
    "Delivery was cut off, and no event said whether it had left. Try again; then docs/runbook.md#errors-of-deliver.",
};

/** Whether the ledger and the subscriber are as they should be. */
export const isAsExpected = ({ expected, outcome, state }: MailboxOutcome): boolean =>
  outcome === expected.outcome && state === expected.state;

/** A mailbox's message, against what should have come of it. */
export function judgeMailbox(mailbox: MailboxOutcome): Finding {
  const { address, expected, outcome, reason, state } = mailbox;
  if (isAsExpected(mailbox)) return fine(`${address}: ${outcome}.`);
  if (outcome !== expected.outcome) {
    const why = reason ? ` (${reason})` : "";
    return wrong(`${address}: ${outcome}${why} in the ledger, and not ${expected.outcome}.`, remedies[outcome]);
  }
  return wrong(
    `${address}: ${outcome} in the ledger, but the subscriber is ${state ?? "gone"}, and not ${expected.state}.`,
    "Suppression does not follow the ledger: docs/runbook.md#errors-of-feedback.",
  );
}
