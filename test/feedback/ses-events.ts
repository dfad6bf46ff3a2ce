import type { SQSEvent } from "aws-lambda";
import type { SesEvent } from "../../hub/feedback/event.ts";
import type { ChunkRef } from "../../hub/sends/chunk.ts";
import { eventRecord } from "../../local/sqs/event-record.ts";

/** Whose message an event speaks of. */
export interface Recipient extends ChunkRef {
  index: number;
}

type About = Recipient | { tags: SesEvent["mail"]["tags"] };
type Body = Partial<Pick<SesEvent, "bounce" | "complaint">>;

/** An event as SES publishes it. */
export function sesEventOf(about: About, eventType: SesEvent["eventType"], body: Body = {}): SesEvent {
  const tags =
    "tags" in about ? about.tags : { send: [about.send], chunk: [about.chunk], index: [String(about.index)] };
  return { eventType, mail: { timestamp: "2027-03-01T12:00:00Z", messageId: "m", tags }, ...body };
}

type BounceType = NonNullable<SesEvent["bounce"]>["bounceType"];
const failed = { action: "failed", status: "4.4.7" };

export const bounce = (about: About, bounceType: BounceType, bounceSubType: string, reported = true): SesEvent =>
  sesEventOf(about, "Bounce", { bounce: { bounceType, bounceSubType, bouncedRecipients: [reported ? failed : {}] } });

export const hardBounce = (about: About): SesEvent => bounce(about, "Permanent", "General");
export const softBounce = (about: About): SesEvent => bounce(about, "Transient", "MailboxFull");
/** What SES makes of an out-of-office answer: no delivery report in it. */
export const automaticAnswer = (about: About): SesEvent => bounce(about, "Transient", "General", false);

export const complaint = (about: About, complaintFeedbackType?: string, complaintSubType?: string): SesEvent =>
  sesEventOf(about, "Complaint", { complaint: { complaintFeedbackType, complaintSubType } });

/** Messages as the queue hands them to the function: by place, named `m0`, `m1`, … */
export const queued = (...bodies: unknown[]): SQSEvent => ({
  Records: bodies.map((body, i) => {
    const Body = typeof body === "string" ? body : JSON.stringify(body);
    return eventRecord({ MessageId: `m${i}`, ReceiptHandle: `m${i}`, Body }, "");
  }),
});
