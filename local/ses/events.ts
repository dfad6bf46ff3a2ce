import { type MailObject, mailObject } from "./mail-object.ts";
import type { OutboxMessage } from "./outbox.ts";
import { outcomeOf } from "./simulator.ts";

/*
 * Event publishing as SES v1 writes it for SNS:
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */

export interface SendEvent {
  eventType: "Send";
  mail: MailObject;
  send: Record<string, never>;
}

export interface DeliveryEvent {
  eventType: "Delivery";
  mail: MailObject;
  delivery: {
    timestamp: string;
    processingTimeMillis: number;
    recipients: string[];
    smtpResponse: string;
    reportingMTA: string;
  };
}

export interface BounceEvent {
  eventType: "Bounce";
  mail: MailObject;
  bounce: {
    feedbackId: string;
    bounceType: "Permanent";
    bounceSubType: "General" | "Suppressed";
    bouncedRecipients: { emailAddress: string; action: string; status: string; diagnosticCode: string }[];
    timestamp: string;
    reportingMTA: string;
  };
}

export interface ComplaintEvent {
  eventType: "Complaint";
  mail: MailObject;
  complaint: {
    feedbackId: string;
    complaintSubType: null;
    complainedRecipients: { emailAddress: string }[];
    timestamp: string;
    userAgent: string;
    complaintFeedbackType: "abuse";
    arrivalDate: string;
  };
}

export type SesEvent = SendEvent | DeliveryEvent | BounceEvent | ComplaintEvent;

type PlannedEvent =
  | { type: "Send" }
  | { type: "Delivery" | "Bounce" | "Suppressed" | "Complaint"; recipients: string[] };

/** How long after acceptance things seem to happen. Events repeat exactly after a restart, so this is no clock's matter. */
const DELIVERY_MS = 700;
const COMPLAINT_MS = 2000;
const GENERAL_BOUNCE = "smtp; 550 5.1.1 user unknown";
const SUPPRESSED_BOUNCE =
  "Amazon SES has suppressed sending to this address because it has a recent history of bouncing as an invalid address.";

/** How many events a message has in its life: none without a configuration set. */
export function eventCount(message: OutboxMessage): number {
  return plan(message).length;
}

/** The `index`th event of a message; the same each time it is asked for. */
export function buildEvent(message: OutboxMessage, raw: Buffer, index: number): SesEvent {
  const planned = plan(message)[index];
  if (!planned) throw new RangeError(`Message ${message.id} has no event ${index}.`);
  const mail = mailObject(message, raw);
  switch (planned.type) {
    case "Send":
      return { eventType: "Send", mail, send: {} };
    case "Delivery":
      return { eventType: "Delivery", mail, delivery: delivery(message, planned.recipients) };
    case "Bounce":
    case "Suppressed":
      return { eventType: "Bounce", mail, bounce: bounce(message, planned.type, planned.recipients, index) };
    case "Complaint":
      return { eventType: "Complaint", mail, complaint: complaint(message, planned.recipients, index) };
  }
}

function plan(message: OutboxMessage): PlannedEvent[] {
  if (message.configurationSet === undefined) return [];
  const bounced = message.to.filter((address) => outcomeOf(address) === "bounced");
  const suppressed = message.to.filter((address) => outcomeOf(address) === "suppressed");
  const complained = message.to.filter((address) => outcomeOf(address) === "complained");
  const delivered = message.to.filter((address) => !bounced.includes(address) && !suppressed.includes(address));
  const fates: PlannedEvent[] = [
    { type: "Delivery", recipients: delivered },
    { type: "Bounce", recipients: bounced },
    { type: "Suppressed", recipients: suppressed },
    { type: "Complaint", recipients: complained },
  ];
  return [{ type: "Send" }, ...fates.filter((fate) => fate.type !== "Send" && fate.recipients.length > 0)];
}

function delivery(message: OutboxMessage, recipients: string[]): DeliveryEvent["delivery"] {
  return {
    timestamp: later(message, DELIVERY_MS),
    processingTimeMillis: DELIVERY_MS,
    recipients,
    smtpResponse: "250 2.0.0 OK",
    reportingMTA: "a8-70.smtp-out.amazonses.com",
  };
}

function bounce(
  message: OutboxMessage,
  type: "Bounce" | "Suppressed",
  recipients: string[],
  index: number,
): BounceEvent["bounce"] {
  const suppressed = type === "Suppressed";
  return {
    feedbackId: feedbackId(message, index),
    bounceType: "Permanent",
    bounceSubType: suppressed ? "Suppressed" : "General",
    bouncedRecipients: recipients.map((emailAddress) => ({
      emailAddress,
      action: "failed",
      status: "5.1.1",
      diagnosticCode: suppressed ? SUPPRESSED_BOUNCE : GENERAL_BOUNCE,
    })),
    timestamp: later(message, DELIVERY_MS),
    reportingMTA: suppressed ? "dns; amazonses.com" : "dns; a8-70.smtp-out.amazonses.com",
  };
}

function complaint(message: OutboxMessage, recipients: string[], index: number): ComplaintEvent["complaint"] {
  return {
    feedbackId: feedbackId(message, index),
    complaintSubType: null,
    complainedRecipients: recipients.map((emailAddress) => ({ emailAddress })),
    timestamp: later(message, COMPLAINT_MS),
    userAgent: "Amazon SES Mailbox Simulator",
    complaintFeedbackType: "abuse",
    arrivalDate: later(message, COMPLAINT_MS),
  };
}

const later = (message: OutboxMessage, ms: number): string => new Date(Date.parse(message.at) + ms).toISOString();

const feedbackId = (message: OutboxMessage, index: number): string =>
  message.id.replace(/-\d{6}$/, `-${String(index).padStart(6, "0")}`);
