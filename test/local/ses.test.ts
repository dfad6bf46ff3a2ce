import { GetSendQuotaCommand, GetSendStatisticsCommand, SendRawEmailCommand } from "@aws-sdk/client-ses";
import { describe, expect, test } from "vitest";
import { NOON, rawMessage, send, sesUnderTest } from "./ses-fixture.ts";

describe("what SES accepts", () => {
  test("a message is in the outbox, with its tags and its envelope, when the send call returns", async () => {
    const { ses, client } = await sesUnderTest();
    const { MessageId } = await client.send(send("reader@example.org"));
    expect(ses.outbox.list()).toEqual([
      {
        id: MessageId,
        at: NOON.toISOString(),
        from: "Réseau <news@hub.example>",
        to: ["reader@example.org"],
        subject: "Réunion 5",
        tags: { send: "s1", index: "7" },
        source: "news@hub.example",
        configurationSet: "reconvene",
      },
    ]);
  });

  test("Date and Message-ID are SES' own, and every other byte is kept", async () => {
    const { ses, client } = await sesUnderTest();
    const original = Buffer.concat([Buffer.from(rawMessage()), Buffer.from([0x00, 0xff, 0x0d, 0x0a, 0x80, 0x2e])]);
    const { MessageId = "" } = await client.send(send("a@example.org", { RawMessage: { Data: original } }));
    const expected = original
      .toString("latin1")
      .replace("Thu, 01 Jan 1970 00:00:00 +0000", "Mon, 10 May 2027 12:00:00 +0000")
      .replace("<mine@hub.example>", `<${MessageId}@email.amazonses.com>`);
    expect(ses.outbox.raw(MessageId)?.toString("latin1")).toBe(expected);
  });

  test("a message without Date and Message-ID gets them", async () => {
    const { ses, client } = await sesUnderTest();
    const Data = Buffer.from("From: a@hub.example\r\nTo: b@example.org\r\n\r\nHi");
    const { MessageId = "" } = await client.send(new SendRawEmailCommand({ RawMessage: { Data } }));
    expect(ses.outbox.raw(MessageId)?.toString()).toBe(
      `Date: Mon, 10 May 2027 12:00:00 +0000\r\nMessage-ID: <${MessageId}@email.amazonses.com>\r\n${Data}`,
    );
    expect(ses.outbox.get(MessageId)?.to).toEqual(["b@example.org"]);
  });

  test("messages are found by recipient, after another, newest first, and by page", async () => {
    const { ses, client } = await sesUnderTest();
    const ids: (string | undefined)[] = [];
    for (const to of ["ann@example.org", "bob@example.org", "Ann@example.org"]) {
      ids.push((await client.send(send(to))).MessageId);
    }
    const found = (query: Parameters<typeof ses.outbox.list>[0]): number[] =>
      ses.outbox.list(query).map(({ id }) => ids.indexOf(id));
    expect(found({ to: "ann@example.org" })).toEqual([0, 2]);
    expect(found({ toContaining: "BOB" })).toEqual([1]);
    expect(found({ after: ids[0] })).toEqual([1, 2]);
    expect(found({ newestFirst: true, skip: 1, limit: 1 })).toEqual([1]);
    expect(ses.outbox.count({ toContaining: "ann" })).toBe(2);
  });
});

describe("what SES refuses", () => {
  const refusals: [string, Parameters<typeof send>[1], string][] = [
    ["a message over 10 MB", { RawMessage: { Data: Buffer.alloc(10 * 1024 * 1024 + 1, "a") } }, "10485760 bytes"],
    ["more than 50 recipients", { Destinations: Array.from({ length: 51 }, (_, i) => `p${i}@example.org`) }, "50"],
    ["a tag with other characters", { Tags: [{ Name: "send", Value: "a b" }] }, "alphanumeric"],
    ["a tag over 256 characters", { Tags: [{ Name: "send", Value: "a".repeat(257) }] }, "256"],
    ["a local part that is not ASCII", { Destinations: ["jürgen@example.org"] }, "Local address"],
    ["a domain that is not in punycode", { Destinations: ["j@bücher.example"] }, "Domain contains"],
    ["an address without a domain", { Destinations: ["someone"] }, "@domain"],
    ["a message without From", { RawMessage: { Data: Buffer.from("To: a@example.org\r\n\r\nHi") } }, "'From'"],
    ["two subjects", { RawMessage: { Data: Buffer.from(rawMessage({ header: "Subject: Two" })) } }, "'Subject'"],
  ];
  test.each(refusals)("%s is refused and not kept", async (_, input, sentence) => {
    const { ses, client } = await sesUnderTest();
    await expect(client.send(send("a@example.org", input))).rejects.toMatchObject({
      name: "InvalidParameterValue",
      message: expect.stringContaining(sentence),
      $metadata: { httpStatusCode: 400 },
    });
    expect(ses.outbox.count()).toBe(0);
  });

  test("an action that does not exist here is an InvalidAction", async () => {
    const { client } = await sesUnderTest();
    await expect(client.send(new GetSendStatisticsCommand({}))).rejects.toMatchObject({
      name: "InvalidAction",
      $metadata: { httpStatusCode: 400 },
    });
  });

  test("a body without end is refused without being held in memory", async () => {
    const { ses } = await sesUnderTest();
    const response = await fetch(ses.url, { method: "POST", body: Buffer.alloc(30 * 1024 * 1024, "a") });
    expect(response.status).toBe(413);
  });
});

describe("the sending limits", () => {
  test("a message over the rate is refused with Throttling, not delayed", async () => {
    const { ses, client } = await sesUnderTest({ rate: 2 });
    const answers = await Promise.allSettled([1, 2, 3].map((n) => client.send(send(`p${n}@example.org`))));
    expect(answers.filter(({ status }) => status === "rejected")).toMatchObject([
      { reason: { name: "Throttling", message: "Maximum sending rate exceeded.", $metadata: { httpStatusCode: 400 } } },
    ]);
    expect(ses.outbox.count()).toBe(2);
  });

  test("the rate can be changed at run time", async () => {
    const { ses, client } = await sesUnderTest({ rate: 0 });
    await expect(client.send(send("a@example.org"))).rejects.toMatchObject({ name: "Throttling" });
    ses.setRate(10);
    await client.send(send("a@example.org"));
    expect((await client.send(new GetSendQuotaCommand({}))).MaxSendRate).toBe(10);
  });

  test("a message over the daily quota is refused until 24 hours of the hub's clock have passed", async () => {
    let now = NOON;
    const { client } = await sesUnderTest({ quota: 1, now: () => now });
    await client.send(send("a@example.org"));
    await expect(client.send(send("b@example.org"))).rejects.toMatchObject({
      name: "Throttling",
      message: "Daily message quota exceeded.",
    });
    expect(await client.send(new GetSendQuotaCommand({}))).toMatchObject({ Max24HourSend: 1, SentLast24Hours: 1 });
    now = new Date(NOON.getTime() + 24 * 60 * 60 * 1000);
    await client.send(send("b@example.org"));
  });
});
