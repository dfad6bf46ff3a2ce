import type { OutcomeSet } from "../sends/chunk.ts";
import type { SesEvent } from "./event.ts";

/** Of a subtype that SES also uses for an address on the account's own suppression list. */
const listed = "OnAccountSuppressionList";

/** The set of the ledger that an event adds to; undefined for what says nothing about the outcome. */
export function setOf(event: SesEvent): OutcomeSet | undefined {
  switch (event.eventType) {
    case "Send":
      return "sent";
    case "Delivery":
      return "delivered";
    case "Bounce":
      return event.bounce && bounceSet(event.bounce);
    case "Complaint":
      return complaintSet(event.complaint ?? {});
    case "Reject":
    case "Rendering Failure":
      return "failed-content";
    case "DeliveryDelay":
    case "Open":
    case "Click":
    case "Subscription":
      return undefined;
  }
}

/**
 * SES Developer Guide, "Bounce types". Transient/General is also what SES makes of out-of-office answers to messages
 * that were delivered: those carry no delivery report, and a failure does.
 */
function bounceSet({ bounceType, bounceSubType, bouncedRecipients }: NonNullable<SesEvent["bounce"]>): OutcomeSet {
  if (bounceSubType === listed) return "bounced-listed";
  if (bounceType === "Permanent") return "bounced";
  const named = bounceSubType !== "General" && bounceSubType !== "Undetermined";
  const reported = bouncedRecipients.some(({ action, status }) => action !== undefined || status !== undefined);
  return named || reported ? "bounced-soft" : "bounced-vague";
}

/** RFC 5965: `not-spam` is a reader who takes a message out of the spam folder. */
function complaintSet({
  complaintSubType,
  complaintFeedbackType,
}: NonNullable<SesEvent["complaint"]>): OutcomeSet | undefined {
  if (complaintFeedbackType === "not-spam") return undefined;
  return complaintSubType === listed ? "complained-listed" : "complained";
}
