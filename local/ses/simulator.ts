/** What becomes of a recipient: an ordinary one gets its mail. */
export type Outcome = "delivered" | "bounced" | "complained" | "suppressed";

const SIMULATOR = /^([a-z]+)(?:\+[^@]*)?@simulator\.amazonses\.com$/i;

/** The mailbox simulator, labels included (https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html). */
const OUTCOMES: ReadonlyMap<string, Outcome> = new Map([
  ["success", "delivered"],
  // An out-of-office answer reaches the sender's mailbox; SES itself sees a delivery.
  ["ooto", "delivered"],
  ["bounce", "bounced"],
  ["complaint", "complained"],
  ["suppressionlist", "suppressed"],
]);

export function outcomeOf(address: string): Outcome {
  const mailbox = SIMULATOR.exec(address)?.[1];
  return (mailbox && OUTCOMES.get(mailbox.toLowerCase())) || "delivered";
}
