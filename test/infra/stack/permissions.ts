import { expect, test } from "vitest";
import { line, permissionsOf } from "../permissions.ts";
import { stack } from "../template.ts";

const ses = "arn:AWS::Partition:ses:AWS::Region:AWS::AccountId";
const addresses = "hub@news.example.org|no-reply@news.example.org";

/** Its own log, traces, what the table says of itself, and the key that ids and links are made with. */
const common = (name: string) => [
  `logs:CreateLogStream ${name}/Log`,
  `logs:PutLogEvents ${name}/Log`,
  "secretsmanager:GetSecretValue Secrets/Keys",
  "dynamodb:GetItem Data/Table HUB",
  "xray:PutTelemetryRecords *",
  "xray:PutTraceSegments *",
];
const consumes = (queue: string, owner = "Queues") =>
  ["ReceiveMessage", "DeleteMessage", "ChangeMessageVisibility", "GetQueueAttributes", "GetQueueUrl"].map(
    (action) => `sqs:${action} ${owner}/${queue}`,
  );
const items = (actions: string, partitions: string) =>
  actions.split(" ").map((action) => `dynamodb:${action} Data/Table ${partitions}`);
const sends = (...queues: string[]) => queues.map((queue) => `sqs:SendMessage Queues/${queue}`);

/** Everything that each function may do. A function that gains an action fails here, and is to be thought about. */
const everything = {
  Public: [
    ...common("Public"),
    ...items("GetItem PutItem", "SUBSCRIBER#*"),
    ...items("UpdateItem", "ZONES"),
    ...items("GetItem BatchGetItem", "MEETING#*"),
    ...items("PutItem", "SEND#confirmation|SEND#welcome"),
    "dynamodb:Query Data/Table/index/listing meetings",
    ...sends("Express"),
  ],
  Staff: [
    ...common("Staff"),
    ...items("GetItem BatchGetItem Query PutItem", "SUBSCRIBER#*|MEETING#*|EDITION#*|SEND#*"),
    ...items("GetItem PutItem UpdateItem", "IDEMPOTENCY#*"),
    ...items("UpdateItem", "MEETING#*"),
    ...items("GetItem UpdateItem", "ZONES"),
    ...items("PutItem Query", "AUDIT"),
    ...items("GetItem PutItem UpdateItem Query", "TOKENS"),
    "dynamodb:Query Data/Table/index/listing active#*|other#*|sends|meetings|recaps",
    ...sends("Plan", "Express"),
  ],
  Tick: [
    ...common("Tick"),
    ...items("UpdateItem", "HUB"),
    ...items("GetItem PutItem UpdateItem Query", "SEND#*"),
    ...items("GetItem PutItem", "EDITION#*"),
    ...items("GetItem BatchGetItem PutItem UpdateItem Query", "MEETING#*"),
    ...items("GetItem", "ZONES"),
    ...items("PutItem", "AUDIT"),
    "dynamodb:Query Data/Table/index/due hub|machine|chunks",
    "dynamodb:Query Data/Table/index/listing active#*|meetings|recaps",
    ...sends("Plan", "Bulk", "Express"),
    "ses:GetSendQuota *",
  ],
  Plan: [
    ...common("Plan"),
    ...items("GetItem PutItem Query", "SEND#*"),
    ...items("GetItem", "MEETING#*"),
    ...items("GetItem", "PACER#*"),
    "dynamodb:Query Data/Table/index/listing active#*",
    ...consumes("Plan"),
    ...sends("Bulk"),
  ],
  Deliver: [
    ...common("Deliver"),
    ...items("GetItem PutItem UpdateItem Query", "SEND#*"),
    ...items("GetItem BatchGetItem", "SUBSCRIBER#*"),
    ...items("GetItem", "EDITION#*|MEETING#*"),
    ...items("GetItem UpdateItem", "PACER#*|EVENTS"),
    ...consumes("Bulk"),
    ...consumes("Express"),
    ...sends("Bulk", "Express"),
    "ses:GetSendQuota *",
    `ses:SendRawEmail ${ses}:identity/* ${addresses}`,
    `ses:SendRawEmail ${ses}:configuration-set/reconvene-dih-production ${addresses}`,
  ],
  Feedback: [
    ...common("Feedback"),
    ...items("GetItem BatchGetItem PutItem UpdateItem Query", "SEND#*"),
    ...items("GetItem PutItem", "SUBSCRIBER#*"),
    ...items("UpdateItem", "EVENTS"),
    ...items("PutItem", "AUDIT"),
    "dynamodb:Query Data/Table/index/listing sends",
    ...consumes("Feedback", "Events"),
  ],
};

test.each(Object.entries(everything))("%s may do this, and nothing else", (name, allowed) => {
  expect(permissionsOf(stack, name).map(line).sort()).toEqual([...allowed].sort());
});

test("nobody deletes and nobody scans", () => {
  const actions = Object.keys(everything).flatMap((name) => permissionsOf(stack, name).map(({ action }) => action));
  expect(actions.filter((action) => /DeleteItem|Scan|BatchWrite|PartiQL|\*/.test(action))).toEqual([]);
});

test("no role exists but those of the six functions, and the one that makes backups", () => {
  const roles = stack.ofType("AWS::IAM::Role");
  expect(roles.map(([name]) => name).sort()).toEqual(
    ["Backups", ...Object.keys(everything)].map((name) => `${name}/Role`).sort(),
  );
});

test("backups read this table, write to their own vault, and bring nothing back", () => {
  expect(permissionsOf(stack, "Backups").map(line).sort()).toEqual(
    [
      "backup:CopyIntoBackupVault Backups/Vault",
      "backup:DescribeBackupVault Backups/Vault",
      "dynamodb:CreateBackup Data/Table",
      "dynamodb:DeleteBackup Data/Table/backup/*",
      "dynamodb:DescribeBackup Data/Table/backup/*",
      "dynamodb:DescribeTable Data/Table",
      "dynamodb:ListTagsOfResource Data/Table",
      "dynamodb:StartAwsBackupJob Data/Table",
    ].sort(),
  );
});
