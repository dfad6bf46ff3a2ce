import { expect, test } from "vitest";
import { dkimRecords, judgeDkim } from "../../ops/doctor/checks/dkim.ts";
import { judgeDmarc } from "../../ops/doctor/checks/dmarc.ts";
import { type Identity, judgeIdentity } from "../../ops/doctor/checks/identity.ts";
import { judgeMx, judgeSpf } from "../../ops/doctor/checks/mail-from.ts";
import { dmarcWalk } from "../../ops/doctor/dmarc-record.ts";
import type { Level } from "../../ops/doctor/finding.ts";
import { said, worstOf } from "./levels.ts";

const settings = {
  identity: "news.example.org",
  mailFrom: "bounce.news.example.org",
  configurationSet: "reconvene-dih-production",
};
const right: Identity = {
  VerifiedForSendingStatus: true,
  DkimAttributes: { SigningEnabled: true, Status: "SUCCESS" },
  MailFromAttributes: {
    MailFromDomain: settings.mailFrom,
    MailFromDomainStatus: "SUCCESS",
    BehaviorOnMxFailure: "USE_DEFAULT_VALUE",
  },
  ConfigurationSetName: settings.configurationSet,
};
const mailFrom = right.MailFromAttributes;
if (!mailFrom) throw new Error("The example has no MAIL FROM.");

test.each<[string, Identity | undefined, Level, RegExp]>([
  ["all in order", right, "ok", /may send for news\.example\.org/],
  ["no such identity", undefined, "wrong", /does not know news\.example\.org/],
  ["not verified", { ...right, VerifiedForSendingStatus: false }, "wrong", /not verified/],
  ["signing off", { ...right, DkimAttributes: { SigningEnabled: false, Status: "SUCCESS" } }, "wrong", /switched off/],
  ["DKIM pending", { ...right, DkimAttributes: { SigningEnabled: true, Status: "PENDING" } }, "wrong", /PENDING/],
  [
    "MAIL FROM pending",
    { ...right, MailFromAttributes: { ...mailFrom, MailFromDomainStatus: "PENDING" } },
    "wrong",
    /its status is PENDING/,
  ],
  [
    "another MAIL FROM",
    { ...right, MailFromAttributes: { ...mailFrom, MailFromDomain: "b.example.org" } },
    "wrong",
    /come to b\.example\.org/,
  ],
  ["no default configuration set", { ...right, ConfigurationSetName: undefined }, "warning", /unseen/],
])("the domain in SES: %s", (_, found, level, says) => {
  const findings = judgeIdentity(found, settings);
  expect([worstOf(findings), said(findings)]).toEqual([level, expect.stringMatching(says)]);
});

const dkim = { name: "a._domainkey.news.example.org", value: "a.dkim.amazonses.com" };
test.each<[string, string[][], Level]>([
  ["as SES asks", [["a.dkim.amazonses.com"]], "ok"],
  ["in another case, with a dot", [["A.DKIM.amazonses.com."]], "ok"],
  ["missing", [[]], "wrong"],
  ["of another token", [["b.dkim.amazonses.com"]], "wrong"],
  ["none asked for", [], "wrong"],
])("DKIM's records: %s", (_, found, level) => {
  expect(worstOf(judgeDkim(found.map((one) => ({ ...dkim, found: one }))))).toBe(level);
});

test.each([
  [undefined, "dkim.amazonses.com"],
  ["dkim.af-south-1.amazonses.com", "dkim.af-south-1.amazonses.com"],
])("where SES names %s as its zone, DKIM's records lead into %s", (SigningHostedZone, zone) => {
  const attributes = { Tokens: ["a"], ...(SigningHostedZone ? { SigningHostedZone } : {}) };
  expect(dkimRecords("news.example.org", attributes)).toEqual([
    { name: "a._domainkey.news.example.org", value: `a.${zone}` },
  ]);
});

const ses = { exchange: "feedback-smtp.eu-west-1.amazonses.com", priority: 10 };
test.each<[string, { exchange: string; priority: number }[], Level]>([
  ["SES's", [ses], "ok"],
  ["missing", [], "wrong"],
  ["another region's", [{ ...ses, exchange: "feedback-smtp.us-east-1.amazonses.com" }], "wrong"],
  ["one besides SES's", [ses, { exchange: "mail.example.org", priority: 20 }], "wrong"],
])("the MX record of bounces: %s", (_, found, level) => {
  expect(worstOf(judgeMx("bounce.news.example.org", "eu-west-1", found))).toBe(level);
});

test("without a region nobody knows which MX record is right, and none is prescribed", () => {
  const [finding] = judgeMx("bounce.news.example.org", undefined, [ses]);
  expect(finding).toMatchObject({ level: "unknown", remedy: expect.stringMatching(/AWS_REGION/) });
});

test.each<[string, string[], Level]>([
  ["as SES asks", ["v=spf1 include:amazonses.com ~all"], "ok"],
  ["among other texts", ["google-site-verification=1", "v=spf1 include:amazonses.com -all"], "ok"],
  ["in capitals", ["V=SPF1 Include:AmazonSES.com ~ALL"], "ok"],
  ["missing", ["v=spf10 include:amazonses.com ~all"], "wrong"],
  ["two of them", ["v=spf1 include:amazonses.com ~all", "v=spf1 -all"], "wrong"],
  ["without SES", ["v=spf1 include:example.net ~all"], "wrong"],
  ["SES forbidden", ["v=spf1 -include:amazonses.com ~all"], "wrong"],
  ["for everybody", ["v=spf1 include:amazonses.com +all"], "wrong"],
  ["for everybody, unsigned", ["v=spf1 include:amazonses.com all"], "wrong"],
  ["for everybody, before its end", ["v=spf1 +all include:amazonses.com ~all"], "wrong"],
  ["SES after the end", ["v=spf1 -all include:amazonses.com ~all"], "wrong"],
  ["refusing nobody", ["v=spf1 include:amazonses.com ?all"], "warning"],
  ["without an end", ["v=spf1 include:amazonses.com"], "warning"],
])("the SPF record of bounces: %s", (_, texts, level) => {
  expect(worstOf(judgeSpf("bounce.news.example.org", texts))).toBe(level);
});

const rua = "rua=mailto:dmarc@example.org";
/** Texts at _dmarc of news.example.org, example.org and org. */
const found = (...texts: string[][]) =>
  ["news.example.org", "example.org", "org"].map((domain, i) => ({ domain, texts: texts[i] ?? [] }));

test.each<[string, string[][], Level, RegExp]>([
  ["at the domain", [[`v=DMARC1; p=reject; ${rua}`]], "ok", /of news\.example\.org is reject/],
  ["of the organisation", [[], [`v=DMARC1; p=quarantine; ${rua}`]], "ok", /of example\.org is quarantine/],
  ["for subdomains apart", [[], [`v=DMARC1; p=reject; sp=none; ${rua}`]], "warning", /is none/],
  ["for subdomains, at the domain itself", [[`v=DMARC1; p=reject; sp=none; ${rua}`]], "ok", /is reject/],
  ["none", [[], [], []], "wrong", /no DMARC record/],
  ["several", [["v=DMARC1; p=none", "v=DMARC1; p=reject"]], "wrong", /several/],
  ["watching only", [[`v=DMARC1; p=none; ${rua}`]], "warning", /anybody may write/],
  ["unheard of", [[`v=DMARC1; p=rejct; ${rua}`]], "wrong", /"rejct"/],
  ["without reports", [["v=DMARC1; p=reject"]], "warning", /Nobody gets/],
  ["strict SPF", [[`v=DMARC1; p=reject; aspf=s; ${rua}`]], "warning", /strict SPF/],
  ["strict DKIM, same domain", [[`v=DMARC1; p=reject; adkim=s; ${rua}`]], "ok", /in line/],
  ["a public suffix's", [[], [], [`v=DMARC1; p=reject; psd=y; ${rua}`]], "wrong", /no DMARC record/],
  ["below a public suffix", [[], [`v=DMARC1; p=reject; ${rua}`], ["v=DMARC1; p=none; psd=y"]], "ok", /is reject/],
  ["several that nobody asks for", [[`v=DMARC1; p=reject; ${rua}`], ["v=DMARC1", "v=DMARC1"]], "ok", /is reject/],
  ["on trial", [[`v=DMARC1; p=reject; t=y; ${rua}`]], "warning", /on trial \(t=y\)/],
  ["for no message in a hundred", [[`v=DMARC1; p=reject; pct=0; ${rua}`]], "warning", /on trial \(pct=0\)/],
  ["for each message", [[`v=DMARC1; p=reject; t=n; pct=100; ${rua}`]], "ok", /is reject/],
  ["something else", [["v=DMARC10; p=reject"]], "wrong", /no DMARC record/],
])("the DMARC record: %s", (_, texts, level, says) => {
  const findings = judgeDmarc(found(...texts), "news.example.org", ["news.example.org"]);
  expect([worstOf(findings), said(findings)]).toEqual([level, expect.stringMatching(says)]);
});

/** At hub.example.org, and at example.org; nothing at news.hub.example.org, which is asked for. */
test.each<[string, string[], string[], Level, RegExp]>([
  ["the topmost's", ["v=DMARC1; p=reject"], ["v=DMARC1; p=none"], "warning", /of example\.org is none/],
  ["the only one's", [`v=DMARC1; p=reject; ${rua}`], [], "ok", /of hub\.example\.org is reject/],
  ["that of who says it", [`v=DMARC1; p=reject; psd=n; ${rua}`], ["v=DMARC1; p=none"], "ok", /of hub\.example\.org/],
  ["not a suffix's", [`v=DMARC1; p=reject; ${rua}`], ["v=DMARC1; psd=y"], "ok", /of hub\.example\.org is reject/],
  ["not one of several below it", ["v=DMARC1", "v=DMARC1"], [`v=DMARC1; p=reject; ${rua}`], "ok", /of example\.org/],
  [
    "of several none",
    [`v=DMARC1; p=reject; ${rua}`],
    ["v=DMARC1", "v=DMARC1; p=none"],
    "wrong",
    /example\.org has several/,
  ],
])("the DMARC policy of the organisation is %s", (_, hub, top, level, says) => {
  const texts = { "hub.example.org": hub, "example.org": top };
  const steps = dmarcWalk("news.hub.example.org").map((domain) => ({
    domain,
    texts: Object.entries(texts).find(([name]) => name === domain)?.[1] ?? [],
  }));
  const findings = judgeDmarc(steps, "news.hub.example.org", ["news.hub.example.org"]);
  expect([worstOf(findings), said(findings)]).toEqual([level, expect.stringMatching(says)]);
});

test("mail from below the identity fails strict DKIM", () => {
  const steps = [{ domain: "eu.news.example.org", texts: [`v=DMARC1; p=reject; adkim=s; ${rua}`] }];
  const findings = judgeDmarc(steps, "news.example.org", ["eu.news.example.org"]);
  expect([worstOf(findings), said(findings)]).toEqual(["wrong", expect.stringMatching(/adkim=s/)]);
});

test.each([
  ["example.org", ["example.org", "org"]],
  ["news.example.org", ["news.example.org", "example.org", "org"]],
  [
    "a.b.c.d.e.f.g.h.i.org",
    [
      "a.b.c.d.e.f.g.h.i.org",
      "d.e.f.g.h.i.org",
      "e.f.g.h.i.org",
      "f.g.h.i.org",
      "g.h.i.org",
      "h.i.org",
      "i.org",
      "org",
    ],
  ],
])("the walk up from %s", (domain, walk) => {
  expect(dmarcWalk(domain)).toEqual(walk);
});
