import { expect, test } from "vitest";
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
