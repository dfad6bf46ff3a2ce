import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isOutdated, NewerVersion, type Shape, upgraded } from "../../adapters/dynamodb/versions.ts";
import { createTestHub, type TestHub } from "../hub.ts";
import { aKeptMeeting, idOn } from "../storage/samples.ts";

describe("a chain of steps", () => {
  const letter: Shape = {
    kind: "letter",
    steps: [(item) => ({ ...item, lines: [item.text] }), ({ text: _, ...item }) => item],
  };

  test("takes an item of any version to the present one, step by step", () => {
    const present = { v: 3, lines: ["hello"], by: "ana" };
    expect(upgraded(letter, { v: 1, text: "hello", by: "ana" })).toEqual(present);
    expect(upgraded(letter, { text: "hello", by: "ana" })).toEqual(present);
    expect(upgraded(letter, { v: 2, text: "hello", lines: ["hello"], by: "ana" })).toEqual(present);
    expect(upgraded(letter, present)).toBe(present);
  });

  test("knows what is to be stored anew, and refuses what is newer than itself", () => {
    expect([1, 2, 3].map((v) => isOutdated(letter, { v }))).toEqual([true, true, false]);
    expect(() => upgraded(letter, { v: 4 })).toThrow(/This letter was written by a newer version of the hub \(shape 4/);
  });
});

describe("items that a newer version wrote", () => {
  let hub: TestHub;
  beforeEach(async () => {
    hub = await createTestHub();
  });
  afterEach(() => hub.close());

  const put = (pk: string, sk: string, more: Record<string, string> = {}) =>
    hub.database.send(
      new PutItemCommand({
        TableName: hub.table,
        Item: {
          pk: { S: pk },
          sk: { S: sk },
          v: { N: "99" },
          ...Object.fromEntries(Object.entries(more).map(([name, N]) => [name, { N }])),
        },
      }),
    );

  test("are refused in a sentence, whatever they are", async () => {
    const { subscribers, meetings, sends, chunks, editions } = hub.context.store;
    const id = idOn(0, 0);
    await put(`SUBSCRIBER#${id}`, "SUBSCRIBER");
    await put("MEETING#m", "MEETING", { revision: "1" });
    await put("SEND#s", "SEND");
    await put("SEND#s", "CHUNK#00-");
    await put("EDITION#e", "EDITION");
    const reads = [
      () => subscribers.get(id),
      () => subscribers.getMany([id]),
      () => meetings.get("m"),
      () => sends.get("s"),
      () => chunks.get({ send: "s", chunk: "00-" }),
      () => chunks.list("s", 10),
      () => editions.get("e"),
    ];
    for (const read of reads) await expect(read()).rejects.toThrow(NewerVersion);
  });

  test("are not overwritten by what this version makes of them", async () => {
    await put("MEETING#dih-5", "MEETING", { revision: "1" });
    const { meetings } = hub.context.store;
    const meeting = aKeptMeeting({ revision: 2 });
    await expect(meetings.put(meeting, undefined)).rejects.toThrow(NewerVersion);
    await expect(meetings.note({ slug: "dih-5", rev: 1 }, { unseen: true }, undefined)).rejects.toThrow(NewerVersion);
  });
});
