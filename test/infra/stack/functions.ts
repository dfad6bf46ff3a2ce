import { Match } from "aws-cdk-lib/assertions";
import { expect, test } from "vitest";
import { z } from "zod";
import { environment, readEnvironment } from "../../../functions/environment.ts";
import { hubConfig } from "../../../hub/config.ts";
import { stack } from "../template.ts";

const { templates, resources, outputs, nameOf, ofType, deployment } = stack;
const functions = ofType("AWS::Lambda::Function");

const variables = z.object({ Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }) });
const variablesOf = (properties: unknown) => variables.parse(properties).Environment.Variables;

test("six functions, on ARM and Node 24, each with a log of its own that is not kept for ever", () => {
  expect(functions.map(([name]) => name).sort()).toEqual(
    ["Deliver", "Feedback", "Plan", "Public", "Staff", "Tick"].map((name) => `${name}/Function`),
  );
  for (const [name, { Properties }] of functions) {
    expect(Properties).toMatchObject({ Runtime: "nodejs24.x", Architectures: ["arm64"], Handler: "index.handler" });
    const { LoggingConfig } = z.object({ LoggingConfig: z.object({ LogGroup: z.unknown() }) }).parse(Properties);
    expect(nameOf(LoggingConfig.LogGroup)).toBe(name.replace("Function", "Log"));
  }
  templates.service.allResourcesProperties("AWS::Logs::LogGroup", { RetentionInDays: 90 });
});

test("functions are told the settings and where secrets are, never what they are", () => {
  const known = new Set<string>([...Object.values(environment), "NODE_OPTIONS"]);
  for (const [, { Properties }] of functions) {
    const Variables = variablesOf(Properties);
    expect(Object.keys(Variables).filter((variable) => !known.has(variable))).toEqual([]);
    expect(hubConfig.parse(JSON.parse(String(Variables[environment.hub])))).toEqual(deployment.hub);
    expect(nameOf(Variables[environment.keysSecret])).toBe("Secrets/Keys");
  }
  expect(JSON.stringify(templates.service.toJSON()).includes("resolve:secretsmanager")).toBe(false);
  const forPeople = Object.keys(outputs).filter((name) => !name.startsWith("PublishOutput"));
  expect(forPeople.filter((name) => /secret|token|key/i.test(name))).toEqual([]);
});

test("each function finds in its environment all that it reads there, and each under its own name", () => {
  for (const [, { Properties }] of functions) {
    const names = Object.entries(variablesOf(Properties)).map(([variable, value]) => [variable, nameOf(value)]);
    expect(readEnvironment(Object.fromEntries(names))).toMatchObject({
      [environment.deployment]: deployment.id,
      [environment.table]: "Data/Table",
      [environment.planQueue]: "Queues/Plan",
      [environment.bulkQueue]: "Queues/Bulk",
      [environment.expressQueue]: "Queues/Express",
      [environment.keysSecret]: "Secrets/Keys",
    });
  }
});

test("secrets are made on AWS; the key of ids outlives the stack", () => {
  templates.data.resourceCountIs("AWS::SecretsManager::Secret", 1);
  templates.data.allResourcesProperties("AWS::SecretsManager::Secret", { SecretString: Match.absent() });
  expect(resources["Secrets/Keys"]).toMatchObject({
    DeletionPolicy: "Retain",
    Properties: { GenerateSecretString: { SecretStringTemplate: "{}", GenerateStringKey: "generated" } },
  });
});

test("a scheduled EventBridge rule calls tick each minute", () => {
  templates.service.resourceCountIs("AWS::Events::Rule", 1);
  templates.service.hasResourceProperties("AWS::Events::Rule", {
    ScheduleExpression: "rate(1 minute)",
    State: "ENABLED",
    Targets: [
      { Arn: Match.anyValue(), Id: Match.anyValue(), RetryPolicy: Match.objectLike({ MaximumRetryAttempts: 0 }) },
    ],
  });
  const [, rule] = ofType("AWS::Events::Rule")[0] ?? [];
  const { Targets } = z.object({ Targets: z.tuple([z.object({ Arn: z.unknown() })]) }).parse(rule?.Properties);
  expect(nameOf(Targets[0].Arn)).toBe("Tick/Function");
});
