import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { idleSection } from "../../../bench/cost/idle-section.ts";
import { stack } from "../template.ts";

const { templates, resources } = stack;

test("nothing is billed by the hour", () => {
  const services = [...new Set(Object.values(resources).map(({ Type }) => Type.split("::").slice(0, 2).join("::")))];
  expect(services.sort()).toEqual(
    [
      "ApiGatewayV2",
      "Backup",
      "Budgets",
      "CloudWatch",
      "Cognito",
      "DynamoDB",
      "Events",
      "IAM",
      "Lambda",
      "Logs",
      "SES",
      "SNS",
      "SQS",
      "SecretsManager",
    ].map((service) => `AWS::${service}`),
  );
  // Dedicated IPs of SES and provisioned concurrency or throughput would be.
  expect(
    /Provisioned|SendingPool|DedicatedIp|AutoScal/.exec(
      JSON.stringify(Object.values(templates).map((template) => template.toJSON())),
    ),
  ).toBeNull();
});

test("docs/cost.md says what a month costs in which nothing is sent", () => {
  const document = readFileSync(new URL("../../../docs/cost.md", import.meta.url), "utf8");
  const message = "The templates have changed: write docs/cost.md anew with npm run bench -- --only idle.";
  expect(document.endsWith(idleSection()), message).toBe(true);
});
