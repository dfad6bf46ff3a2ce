import { expect, test } from "vitest";
import { z } from "zod";
import { stack } from "../template.ts";

const { ofType, nameOf } = stack;

const statement = z.object({
  Effect: z.string(),
  Principal: z.unknown(),
  Action: z.union([z.string(), z.array(z.string())]),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
});
const document = z.object({ PolicyDocument: z.object({ Statement: z.array(statement) }) });
const service = z.object({ Service: z.string() });

const policies = ["AWS::SQS::QueuePolicy", "AWS::SNS::TopicPolicy"].flatMap((type) =>
  ofType(type).map(([name, { Properties }]) => ({
    name,
    statements: document.parse(Properties).PolicyDocument.Statement,
  })),
);

test.each(policies)("$name lets a service in for this account or one resource of it, and nobody else", ({
  statements,
}) => {
  for (const { Principal, Condition } of statements.filter(({ Effect }) => Effect === "Allow")) {
    expect(service.parse(Principal).Service).toMatch(/^(sns|ses|cloudwatch)\.amazonaws\.com$/);
    const keys = Object.values(Condition).flatMap((values) => Object.keys(values).map((key) => key.toLowerCase()));
    expect(keys.some((key) => key === "aws:sourceaccount" || key === "aws:sourcearn")).toBe(true);
  }
});

test("every queue and every topic refuses what comes without TLS", () => {
  const refusing = policies
    .filter(({ statements }) =>
      statements.some(
        ({ Effect, Condition }) => Effect === "Deny" && Condition.Bool?.["aws:SecureTransport"] === "false",
      ),
    )
    .map(({ name }) => name.replace("/Policy", ""));
  const all = [...ofType("AWS::SQS::Queue"), ...ofType("AWS::SNS::Topic")].map(([name]) => name);
  expect(refusing.sort()).toEqual(all.sort());
});

test("a function may be called by one API or one rule, and by nobody else", () => {
  const permission = z.object({ Principal: z.string(), FunctionName: z.unknown(), SourceArn: z.unknown() });
  const callers = ofType("AWS::Lambda::Permission").map(([, { Properties }]) => {
    const { Principal, FunctionName, SourceArn } = permission.parse(Properties);
    expect(nameOf(SourceArn)).toMatch(/Web\/Api|Schedule\/EveryMinute/);
    return `${Principal.split(".")[0]} ${nameOf(FunctionName)}`;
  });
  expect([...new Set(callers)].sort()).toEqual([
    "apigateway Public/Function",
    "apigateway Staff/Function",
    "events Tick/Function",
  ]);
});
