import * as z from "zod";

const tag = z.array(z.string()).optional();
const recipients = z.array(z.object({ emailAddress: z.string() })).default([]);

/**
 * What SES says of a message it took (event publishing, SES developer guide "Contents of event data").
 * Only what the ledger needs is read; addresses are not.
 */
export const sesEvent = z.object({
  eventType: z.enum([
    "Send",
    "Delivery",
    "Bounce",
    "Complaint",
    "Reject",
    "Rendering Failure",
    "DeliveryDelay",
    "Open",
    "Click",
    "Subscription",
  ]),
  mail: z.object({
    timestamp: z.iso.datetime({ offset: true }),
    messageId: z.string(),
    tags: z.object({ send: tag, chunk: tag, index: tag }).default({}),
  }),
  bounce: z
    .object({ bounceType: z.enum(["Permanent", "Transient", "Undetermined"]), bouncedRecipients: recipients })
    .optional(),
});
export type SesEvent = z.infer<typeof sesEvent>;
