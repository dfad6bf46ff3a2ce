import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SESv2Client } from "@aws-sdk/client-sesv2";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import policy from "../../docs/examples/doctor-policy.json" with { type: "json" };
import { keysFrom } from "../../functions/secret.ts";
import { createKeyring } from "../../hub/keys.ts";
import { announce } from "../../hub/meetings/announce.ts";
import { putMeeting } from "../../hub/meetings/put.ts";
import { connectAws } from "../../ops/doctor/aws.ts";
import type { Check, Examined } from "../../ops/doctor/check.ts";
import { beat } from "../../ops/doctor/checks/heartbeat.ts";
import { keys } from "../../ops/doctor/checks/keys.ts";
import { quota } from "../../ops/doctor/checks/limits.ts";
import { sends } from "../../ops/doctor/checks/sends.ts";
import { suppression } from "../../ops/doctor/checks/suppression.ts";
import { connectDns } from "../../ops/doctor/dns.ts";
import { Made } from "../../ops/doctor/made.ts";
import { createTestHub, type TestHub } from "../hub.ts";
import { Recorder } from "../infra/asked.ts";
import { stack } from "../infra/template.ts";
import { aMeeting, crowd, subscribed } from "../kit/factories.ts";
import { type FakeAws, startFakeAws } from "./fake-aws.ts";
import { said, worstOf } from "./levels.ts";

const statements = z
  .array(
    z.object({
      Action: z.union([z.array(z.string()), z.string().transform((one) => [one])]),
      Condition: z.record(z.string(), z.record(z.string(), z.union([z.string(), z.array(z.string())]))).optional(),
    }),
  )
  .parse(policy.Statement);
const allowed = statements.flatMap(({ Action }) => Action);

/** What IAM calls each client's service. */
const services: Record<string, string> = {
  cloudformation: "cloudformation",
  cloudwatch: "cloudwatch",
  "cloudwatch-logs": "logs",
  dynamodb: "dynamodb",
  eventbridge: "events",
  lambda: "lambda",
  "secrets-manager": "secretsmanager",
  sesv2: "ses",
  sns: "sns",
  sqs: "sqs",
  sts: "sts",
};

/** Every action that doctor's sources import a command or a paginator for. */
function asksFor(): string[] {
  const folder = join(import.meta.dirname, "../../ops/doctor");
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  return sources.flatMap((name) => {
    const source = readFileSync(join(folder, name), "utf8");
    return [...source.matchAll(/import \{([^}]+)\} from "@aws-sdk\/client-([a-z0-9-]+)"/g)].flatMap(
      ([, names = "", client = ""]) =>
        [...names.matchAll(/\b(?:paginate(\w+)|(\w+)Command)\b/g)].map(([, a, b]) => `${services[client]}:${a ?? b}`),
    );
  });
}

test("the policy allows what doctor asks for, and nothing else", () => {
  const own = asksFor().filter((action) => action !== "sts:GetCallerIdentity");
  const byStore = ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"];
  expect([...new Set([...own, ...byStore])].sort()).toEqual([...allowed].sort());
});

test("doctor only reads", () => {
  expect(asksFor().length).toBeGreaterThan(20);
  for (const action of asksFor()) expect(action).toMatch(/^[a-z]+:(Get|List|Describe)/);
});

describe("against a table", () => {
  const secret = JSON.stringify({ generated: "g".repeat(64) });
  const recorder = new Recorder();
  let hub: TestHub;
  let aws: FakeAws;
  let examined: Examined;
  beforeAll(async () => {
    hub = await createTestHub({ keys: createKeyring(keysFrom(secret)) });
    await subscribed(hub, ...crowd(20), { email: "gone@example.org" });
    await putMeeting(hub.context, aMeeting());
    await announce(hub.context, "dih-5", { by: "staff" });
    await hub.drain();
    aws = await startFakeAws({
      "/v2/email/account": {
        body: {
          SendQuota: { Max24HourSend: 200, MaxSendRate: 1 },
          SuppressionAttributes: { SuppressedReasons: ["BOUNCE", "COMPLAINT"] },
        },
      },
      "/v2/email/suppression/addresses": {
        body: {
          SuppressedDestinationSummaries: ["Gone@example.org", "nobody@example.net", "no address"].map(
            (EmailAddress) => ({ EmailAddress, Reason: "BOUNCE", LastUpdateTime: 1 }),
          ),
        },
      },
      GetSecretValue: { body: { SecretString: secret } },
    });
    recorder.watchTable(hub.database);
    const local = {
      region: "eu-west-1",
      endpoint: aws.url,
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
    };
    const resources = [{ type: "AWS::SecretsManager::Secret", logicalId: "SecretsKeys1", id: "keys" }];
    examined = {
      deployment: { ...stack.deployment, table: hub.table },
      region: "eu-west-1",
      aws: {
        ...connectAws("eu-west-1"),
        database: hub.database,
        ses: new SESv2Client(local),
        secrets: new SecretsManagerClient(local),
      },
      dns: connectDns(),
      made: new Made("dih-production", {
        data: { name: "dih-production-data", status: "", isProtected: true, outputs: {}, resources },
      }),
      now: () => hub.clock.now().epochMilliseconds,
    };
  });
  afterAll(async () => {
    await aws.close();
    await hub.close();
  });

  const looks: [string, Check, RegExp][] = [
    ["when tick last ran", beat, /Tick ran within/],
    ["how many an announcement goes to", quota, /there are 21 who chose announcements/],
    ["whether sends stand still", sends, /None of the newest 100 sends/],
    ["who of ours is suppressed", suppression, /Of 3 addresses on SES's suppression list 1 are active/],
    ["whether the keys are the table's", keys, /it is the table's/],
  ];
  test.each(looks)("it sees %s", async (_, check, says) => {
    const findings = await recorder.as("Doctor", () => check.look(examined));
    expect(["ok", "warning"]).toContain(worstOf(findings));
    expect(said(findings)).toMatch(says);
    expect(JSON.stringify(findings)).not.toMatch(/gone@|reader-|g{64}/i);
  });

  test("and asks the table for nothing that the policy refuses", () => {
    const grants = statements.map(({ Action, Condition }) => ({
      actions: Action,
      keys: Condition?.["ForAllValues:StringLike"]?.["dynamodb:LeadingKeys"] ?? [],
    }));
    const matches = (value: string, pattern: string) =>
      pattern.endsWith("*") ? value.startsWith(pattern.slice(0, -1)) : value === pattern;
    expect(recorder.asked.length).toBeGreaterThan(5);
    const refused = recorder.asked.filter(
      ({ action, values }) =>
        !grants.some(
          ({ actions, keys }) =>
            actions.includes(action) && values.every((value) => [keys].flat().some((key) => matches(value, key))),
        ),
    );
    expect(refused).toEqual([]);
  });
});
