import { expect, test } from "vitest";
import { readDeployment } from "../../infra/deployment.ts";
import example from "../../reconvene.config.ts";

const { hub, mail } = example;
const wrong: [string, unknown, string][] = [
  ["no settings", undefined, "the file: "],
  ["an address that is none", { ...example, hub: { ...hub, contact: "the office" } }, "hub.contact: "],
  ["an unknown time zone", { ...example, hub: { ...hub, zone: "Europe/Bruxelles" } }, "hub.zone: "],
  [
    "pages without TLS",
    { ...example, hub: { ...hub, url: "http://hub.example.org" } },
    "hub.url: does not begin with https://.",
  ],
  [
    "an address of somebody else's domain",
    { ...example, hub: { ...hub, from: { ...hub.from, list: "hub@example.com" } } },
    "hub.from.list: is not at news.example.org (mail.identity).",
  ],
  [
    "bounces that come to another domain",
    { ...example, mail: { ...mail, mailFrom: "bounce.example.org" } },
    "mail.mailFrom: is not below news.example.org (mail.identity).",
  ],
  [
    "bounces that come where mail is written from",
    { ...example, mail: { identity: "example.org", mailFrom: "news.example.org" } },
    "mail.mailFrom: is a domain that mail is written from; SES forbids that.",
  ],
  ["a single worker", { ...example, bulkWorkers: 1 }, "bulkWorkers: "],
  [
    "a certificate that is none",
    { ...example, certificate: "yes" },
    "certificate: is not the ARN of an ACM certificate.",
  ],
];

test("the example is complete", () => {
  expect(readDeployment(example)).toMatchObject(example);
});

test.each(wrong)("%s: the setting is named", (_, settings, sentence) => {
  expect(() => readDeployment(settings)).toThrow(sentence);
});
