import { z } from "@hono/zod-openapi";
import { languages } from "../../hub/config.ts";
import { editionKinds } from "../../hub/editions/edition.ts";
import { simulator } from "../../hub/sends/audience.ts";
import { outcomeReasons, outcomes } from "../../hub/sends/recipients.ts";
import { sendStatuses } from "../../hub/sends/send.ts";
import { topic } from "../../hub/subscribers/topics.ts";
import { slug } from "../../hub/text-fields.ts";

/** What requests and answers look like, for the validators and the OpenAPI document. */
export const problemShape = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().openapi({ description: "A sentence for a person." }),
    errors: z
      .array(z.object({ field: z.string(), message: z.string() }))
      .optional()
      .openapi({ description: "What is wrong, by field." }),
  })
  .openapi("Problem");

export const slugParam = z.strictObject({ slug });
export const sendParam = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,100}$/, { error: "This is not the id of a send." }),
});
export const subscriberParam = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{16}$/, { error: "This is not the id of a subscriber." }),
});

/** `?limit=&next=` of every listing. */
export const paging = (standard: number, most: number) => ({
  limit: z
    .string()
    .regex(/^\d{1,4}$/, { error: `Write a number from 1 to ${most}.` })
    .transform(Number)
    .pipe(
      z
        .int()
        .min(1, { error: "At least 1." })
        .max(most, { error: `At most ${most}.` }),
    )
    .default(standard)
    .openapi({ type: "integer", minimum: 1, maximum: most, default: standard }),
  next: z
    .string()
    .regex(/^[A-Za-z0-9_.-]{1,300}$/, { error: "Give back `next` as it was in the last answer, or leave it out." })
    .optional()
    .openapi({ description: "`next` of the answer before." }),
});

export const flag = z
  .enum(["true", "false"], { error: "Write true or false." })
  .transform((given) => given === "true")
  .openapi({ type: "boolean" });

export const pageOf = <T extends z.ZodType>(items: T) =>
  z.object({ items: z.array(items), next: z.string().optional() });

const counted = z.int().min(0);
const counts = z.object({
  recipients: counted,
  sent: counted.openapi({ description: "Accepted by SES, no more known yet." }),
  delivered: counted,
  bounced: counted,
  complained: counted,
  failed: counted,
  skipped: counted,
  uncertain: counted,
});

export const sendStatus = z.enum(sendStatuses);
const sendKind = z.enum(editionKinds);
export const sendShape = z
  .object({
    id: z.string(),
    kind: sendKind,
    status: sendStatus,
    counts,
    createdAt: z.string(),
    by: z.string(),
    audience: z
      .object({
        topic: z
          .union([topic, z.literal(simulator)])
          .optional()
          .openapi({ description: "Absent: whatever they chose. `simulator`: a smoke test, which reaches nobody." }),
        zones: z.array(z.string()).optional(),
        zonesAt: z.string().optional(),
        joinedBy: z.string().optional(),
        told: z
          .object({
            meeting: z.string(),
            since: z.string().optional(),
            except: z.array(z.string()).optional(),
            not: z.literal(true).optional(),
          })
          .optional()
          .openapi({ description: "Only those whom mails about the meeting have reached; `not`: only the others." }),
      })
      .optional(),
    meeting: z.string().optional(),
    reminder: z.object({ meeting: z.string(), start: z.string(), offset: z.string(), due: z.string() }).optional(),
    startsAt: z.string().optional(),
    undoUntil: z
      .string()
      .optional()
      .openapi({ description: "Cancelled before then, it has reached nobody. `startsAt` is the same." }),
    begunAt: z.string().optional(),
    canary: z
      .object({ until: z.string().optional(), passed: z.literal(true).optional() })
      .optional()
      .openapi({ description: "It goes to a few first, and waits `until` then for what bounces." }),
    planned: z.boolean().optional(),
    finishedAt: z.string().optional(),
    pausedBecause: z.string().optional(),
    cancelledBecause: z.string().optional(),
    ledgerLost: z
      .literal(true)
      .optional()
      .openapi({ description: "It was sent, or went on, after the backup of a restore: the counts are not whole." }),
    parkedUntil: z.string().optional(),
  })
  .openapi("Send");

export const outcome = z.enum(outcomes);
export const reason = z.enum(outcomeReasons);
export const recipientShape = z
  .object({
    subscriber: z.string(),
    email: z.string().optional().openapi({ description: "Absent once the person is erased." }),
    outcome,
    reason: reason.optional().openapi({ description: "Why it bounced, failed or was skipped." }),
  })
  .openapi("Recipient");

export const noticeShape = z
  .object({
    send: z.string(),
    kind: sendKind,
    status: sendStatus,
    meeting: z.string().optional(),
    createdAt: z.string().openapi({ description: "When the send was made, or the letter asked for." }),
    outcome,
    reason: reason.optional(),
  })
  .openapi("Notice");

const consentShape = z
  .object({
    wording: z.string(),
    language: z.string(),
    at: z.string(),
    source: z.string(),
    network: z.string().openapi({ description: "Keyed hash of the network address." }),
    confirmedAt: z.string().optional(),
    withdrawnAt: z.string().optional(),
  })
  .openapi("Consent");

export const subscriberState = z.enum(["pending", "active", "unsubscribed", "bounced", "complained", "erased"]);
export const subscriberShape = z
  .object({
    id: z.string(),
    state: subscriberState,
    createdAt: z.string(),
    stateAt: z.string(),
    email: z.string().optional().openapi({ description: "This and what follows is absent once the person is erased." }),
    name: z.string().optional(),
    language: z.enum(languages).optional(),
    zone: z.string().optional(),
    topics: z.array(topic).optional(),
    confirmedAt: z.string().optional(),
  })
  .openapi("Subscriber");
export const subscriberWithConsents = subscriberShape
  .extend({ consents: z.array(consentShape).optional() })
  .openapi("SubscriberWithConsents");
