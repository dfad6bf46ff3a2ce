import * as z from "zod";

const tag = z.array(z.string()).optional();
/** `action` and `status` are there when the bounce carried a delivery report (RFC 3464). */
const bouncedRecipient = z.object({ action: z.string().optional(), status: z.string().optional() });

/**
 * What SES says of a message it took (event publishing, SES developer guide "Contents of event data").
 * Only what the ledger needs is read; addresses are not.
 */
export const sesEvent = z
  .object({
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
      tags: z.object({ send: tag, chunk: tag, index: tag, reader: tag }).default({}),
    }),
    bounce: z
      .object({
        bounceType: z.enum(["Permanent", "Transient", "Undetermined"]),
        bounceSubType: z.string().default("Undetermined"),
        bouncedRecipients: z.array(bouncedRecipient).default([]),
      })
      .optional(),
    complaint: z
      .object({ complaintSubType: z.string().nullish(), complaintFeedbackType: z.string().nullish() })
      .optional(),
  })
  .refine(({ eventType, bounce }) => eventType !== "Bounce" || bounce, { error: "A bounce says of which type it is." });
export type SesEvent = z.infer<typeof sesEvent>;
