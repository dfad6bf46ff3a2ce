import { expect, test } from "vitest";
import { z } from "zod";
import { awsDelivery } from "../../../functions/environment.ts";
import { stack } from "../template.ts";

const { resources, nameOf, ofType } = stack;

const queue = z.object({
  SqsManagedSseEnabled: z.literal(true),
  VisibilityTimeout: z.number().optional(),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.unknown(), maxReceiveCount: z.number().min(3) }).optional(),
});

test.each([
  "Queues/Plan",
  "Queues/Bulk",
  "Queues/Express",
  "Events/Feedback",
])("%s keeps what nobody could handle, and takes nothing without TLS", (name) => {
  const { RedrivePolicy } = queue.parse(resources[name]?.Properties);
  expect(nameOf(RedrivePolicy?.deadLetterTargetArn)).toBe(`${name}DeadLetters`);
  expect(queue.parse(resources[`${name}DeadLetters`]?.Properties).RedrivePolicy).toBeUndefined();
  for (const one of [name, `${name}DeadLetters`]) {
    expect(resources[`${one}/Policy`]?.Properties).toMatchObject({
      PolicyDocument: {
        Statement: expect.arrayContaining([
          expect.objectContaining({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } }),
        ]),
      },
    });
  }
});

test("a message in a function's hands is shown to nobody else for six times as long as the function may take", () => {
  const mapping = z.object({
    EventSourceArn: z.unknown(),
    FunctionName: z.unknown(),
    FunctionResponseTypes: z.tuple([z.literal("ReportBatchItemFailures")]),
  });
  const mappings = ofType("AWS::Lambda::EventSourceMapping").map(([, { Properties }]) => mapping.parse(Properties));
  expect(mappings).toHaveLength(4);
  for (const { EventSourceArn, FunctionName } of mappings) {
    const { VisibilityTimeout = 0 } = queue.parse(resources[nameOf(EventSourceArn)]?.Properties);
    const { Timeout } = z.object({ Timeout: z.number() }).parse(resources[nameOf(FunctionName)]?.Properties);
    expect(VisibilityTimeout).toBeGreaterThanOrEqual(6 * Timeout);
  }
});

test("a Send event whose batch failed twice is in the ledger before its absence counts", () => {
  const mapping = z.object({ EventSourceArn: z.unknown(), MaximumBatchingWindowInSeconds: z.number().default(0) });
  const [feedback] = ofType("AWS::Lambda::EventSourceMapping")
    .map(([, { Properties }]) => mapping.parse(Properties))
    .filter(({ EventSourceArn }) => nameOf(EventSourceArn) === "Events/Feedback");
  const { VisibilityTimeout } = z
    .object({ VisibilityTimeout: z.number() })
    .parse(resources["Events/Feedback"]?.Properties);
  const { Timeout } = z.object({ Timeout: z.number() }).parse(resources["Feedback/Function"]?.Properties);
  if (!feedback) throw new Error("Nobody reads the feedback queue.");
  const recordedAfter = 2 * VisibilityTimeout + feedback.MaximumBatchingWindowInSeconds + Timeout;
  expect(awsDelivery.evidenceMs).toBeGreaterThanOrEqual(1000 * recordedAfter);
});

test("an event comes again for as long as somebody may wait for it", () => {
  const feedback = z
    .object({ VisibilityTimeout: z.number(), RedrivePolicy: z.object({ maxReceiveCount: z.number() }) })
    .parse(resources["Events/Feedback"]?.Properties);
  const comesFor = 1000 * feedback.VisibilityTimeout * feedback.RedrivePolicy.maxReceiveCount;
  expect(comesFor).toBeGreaterThan(awsDelivery.giveUpMs + awsDelivery.evidenceMs);
});
