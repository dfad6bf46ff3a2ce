import { Stack, Validations } from "aws-cdk-lib";
import { Queue } from "aws-cdk-lib/aws-sqs";
import { expect, test } from "vitest";
import { z } from "zod";
import { packsFor } from "../../infra/checks.ts";
import { createApp } from "./template.ts";
import { variantApps } from "./variants.ts";

const findingsIn = (app: ReturnType<typeof createApp>) =>
  packsFor(app).flatMap((pack) =>
    pack
      .validateScope(app)
      .violations.flatMap(({ ruleName, violatingResources }) =>
        violatingResources.map(({ constructPath }) => `${constructPath}: ${ruleName}`),
      ),
  );

test.each(variantApps())("%s: nothing is found that is not acknowledged", (_, app) => {
  expect(findingsIn(app)).toEqual([]);
});

test("a queue that is neither encrypted in transit nor redriven is found", () => {
  const app = createApp();
  new Queue(new Stack(app, "Careless"), "Queue");
  expect(findingsIn(app)).toEqual([
    "Careless/Queue/Resource: AwsSolutions-SQS3",
    "Careless/Queue/Resource: AwsSolutions-SQS4",
    "Careless/Queue/Resource: Serverless-SQSRedrivePolicy",
  ]);
});

const acknowledgements = z.record(z.string(), z.string());

test("each acknowledgement gives a reason, and is of one construct and not of a whole stack", () => {
  for (const [, app] of variantApps()) {
    const made = app.node
      .findAll()
      .flatMap((construct) =>
        construct.node.metadata
          .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
          .map(({ data }) => ({ construct, reasons: Object.values(acknowledgements.parse(data)) })),
      );
    expect(made.length).toBeGreaterThan(10);
    for (const { construct, reasons } of made) {
      expect(Stack.isStack(construct), construct.node.path).toBe(false);
      for (const reason of reasons) expect(reason).toMatch(/^[A-Z].{30,}[.)]$/);
    }
  }
});
