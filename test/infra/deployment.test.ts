import { expect, test } from "vitest";
import { type DeploymentInput, readDeployments } from "../../infra/deployment.ts";
import deployments from "../../reconvene.config.ts";
import { variants } from "./variants.ts";

const [example] = deployments;
const { hub, mail, watch } = example;
const certificateIn = (region: string) =>
  `arn:aws:acm:${region}:123456789012:certificate/0f0e0d0c-0000-4000-8000-000000000000`;
const issuer = variants["with people of its organisation"]?.staff;
const wrong: [string, Partial<Record<keyof DeploymentInput, unknown>> | undefined, string][] = [
  ["no settings", undefined, "deployment 1: is missing."],
  ["a name that cannot name a stack", { name: "Data Hub" }, "deployment 1, name: may have 20 small letters"],
  ["an account that is none", { account: "12345" }, "account: is not the number of an AWS account"],
  ["a region that is none", { region: "Ireland" }, "region: is not the name of an AWS region."],
  ["an address that is none", { hub: { ...hub, contact: "the office" } }, "hub.contact: "],
  ["an unknown time zone", { hub: { ...hub, zone: "Europe/Bruxelles" } }, "hub.zone: "],
  ["pages without TLS", { hub: { ...hub, url: "http://hub.example.org" } }, "hub.url: does not begin with https://."],
  [
    "an address of somebody else's domain",
    { hub: { ...hub, from: { ...hub.from, list: "hub@example.com" } } },
    "hub.from.list: is not at news.example.org (mail.identity).",
  ],
  [
    "bounces that come to another domain",
    { mail: { ...mail, mailFrom: "bounce.example.org" } },
    "mail.mailFrom: is not below news.example.org (mail.identity).",
  ],
  [
    "bounces that come where mail is written from",
    { mail: { identity: "example.org", mailFrom: "news.example.org" } },
    "mail.mailFrom: is a domain that mail is written from; SES forbids that.",
  ],
  ["nobody to call", { watch: { ...watch, alarmsTo: "staff" } }, "watch.alarmsTo: is not an e-mail address."],
  [
    "a budget of nothing",
    { watch: { ...watch, monthlyBudget: 0 } },
    "watch.monthlyBudget: is not an amount of US dollars.",
  ],
  ["a single worker", { bulkWorkers: 1 }, "bulkWorkers: is not a whole number from 2 to 50."],
  ["no mail", { mail: undefined }, "mail: is missing."],
  ["backups that outlive the journal", { backupDays: 86 }, "backupDays: is not a whole number from 0 to 85."],
  ["words for a number", { backupDays: "a month" }, "backupDays: is not a number."],
  ["a setting that there is not", { mail: { ...mail, spf: true } }, "mail: has no setting spf."],
  ["a setting of the hub that there is not", { hub: { ...hub, colour: "blue" } }, "hub: has no setting colour."],
  ["staff from anywhere", { staff: { through: "ldap" } }, "staff.through: is through cognito or through oidc."],
  [
    "a name that Cognito refuses",
    { name: "lawsuits" },
    "deployment 1, name: makes lawsuits-production, and Cognito takes no sign-in address with aws in it.",
  ],
  ["an issuer without TLS", { staff: { ...issuer, issuer: "http://login.example.org" } }, "is not an https address."],
  [
    "an issuer with a query",
    { staff: { ...issuer, issuer: "https://login.example.org/?realm=staff" } },
    "staff.issuer: has a query or a fragment, which an issuer has not.",
  ],
  ["an issuer for nobody", { staff: { ...issuer, audience: undefined } }, "staff.audience: is missing."],
  [
    "an audience that id tokens have as well",
    { staff: { ...issuer, audience: "reconvene" } },
    "staff.audience: is the clientId, for which id tokens are made; access tokens are for an API.",
  ],
  ["nobody to administrate", { staff: { ...issuer, administrators: "" } }, "staff.administrators: is empty."],
  [
    "a claim that is none",
    { staff: { ...issuer, groupsClaim: "the groups" } },
    "staff.groupsClaim: is not the name of",
  ],
  [
    "a group of which two things are said",
    { staff: { ...issuer, readers: "Hub Administrators" } },
    "deployment 1, staff: gives the same group two parts; a group has one, and administrators may do everything.",
  ],
  ["a client's secret", { staff: { ...issuer, clientSecret: "s" } }, "staff: has no setting clientSecret."],
  [
    "an edge of another make",
    { edge: { through: "nginx" } },
    "edge.through: is through api-gateway or through cloudfront.",
  ],
  [
    "a certificate that is none",
    { edge: { through: "api-gateway", certificate: "yes" } },
    "edge.certificate: is not the ARN of an ACM certificate.",
  ],
  [
    "a certificate of another region",
    { region: "eu-west-1", edge: { through: "api-gateway", certificate: certificateIn("us-east-1") } },
    "edge.certificate: is not in eu-west-1, where api-gateway looks.",
  ],
  [
    "a certificate that CloudFront does not see",
    { edge: { through: "cloudfront", certificate: certificateIn("eu-west-1") } },
    "edge.certificate: is not in us-east-1, where cloudfront looks.",
  ],
  [
    "a port on a name of its own",
    {
      hub: { ...hub, url: "https://hub.example.org:8443" },
      edge: { through: "cloudfront", certificate: certificateIn("us-east-1") },
    },
    "hub.url: has a port, which a domain of its own cannot have.",
  ],
  [
    "a firewall of a hub that is anywhere",
    {
      edge: {
        through: "cloudfront",
        certificate: certificateIn("us-east-1"),
        firewall: { requestsInFiveMinutes: 500 },
      },
    },
    "region: has to be said when there is a firewall, which is in us-east-1.",
  ],
];

test("the example is complete", () => {
  const [read] = readDeployments(deployments);
  expect(read).toMatchObject(example);
  expect(read).toMatchObject({ id: "dih-production", hub: { configurationSet: "reconvene-dih-production" } });
});

test.each(wrong)("%s: the setting is named", (_, changes, sentence) => {
  expect(() => readDeployments([changes && { ...example, ...changes }])).toThrow(sentence);
});

test("a file of something else is said to be that", () => {
  for (const other of [undefined, example, []]) {
    expect(() => readDeployments(other)).toThrow("The file has no list of deployments.");
  }
});

const staging: DeploymentInput = {
  ...example,
  stage: "staging",
  hub: { ...hub, from: { list: "hub@staging.example.org", transactional: "no-reply@staging.example.org" } },
  mail: { identity: "staging.example.org", mailFrom: "bounce.staging.example.org" },
};

test("hubs and stages share an account, and no name", () => {
  const read = readDeployments(
    [example, staging, { ...staging, name: "other", mail: staging.mail, region: "eu-west-3" }].map((one, i) => ({
      ...one,
      region: `eu-west-${i + 1}`,
    })),
  );
  expect(read.map(({ id }) => id)).toEqual(["dih-production", "dih-staging", "other-staging"]);
  expect(new Set(read.map((one) => one.hub.configurationSet)).size).toBe(3);
});

test("two that would collide are refused", () => {
  expect(() => readDeployments([example, { ...staging, stage: "production" }])).toThrow(
    "deployment 2: is called dih-production, as another is.",
  );
  const alike = { ...staging, hub, mail };
  expect(() => readDeployments([example, alike])).toThrow(
    "deployment 2, mail.identity: is that of dih-production as well, and SES keeps a domain once. Give it one of its own, such as staging.news.example.org.",
  );
  expect(() =>
    readDeployments([
      { ...example, region: "eu-west-1" },
      { ...alike, region: "eu-west-3" },
    ]),
  ).not.toThrow();
});
