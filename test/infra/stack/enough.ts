import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { line, permissionsOf, uses } from "../permissions.ts";
import { stack } from "../template.ts";
import { createWatchedHub, type WatchedHub } from "../watched-hub.ts";
import { wholeDay } from "../whole-day.ts";

const ours = ["Public", "Staff", "Tick", "Plan", "Deliver", "Feedback"];

describe("on a whole day", () => {
  let day: WatchedHub;
  beforeAll(async () => {
    day = await createWatchedHub();
    await wholeDay(day);
  });
  afterAll(() => day.close());

  test.each(ours)("%s asks for nothing that its role refuses", (name) => {
    const permissions = permissionsOf(stack, name);
    const asked = day.recorder.asked.filter(({ by }) => by === name);
    expect(asked.length).toBeGreaterThan(0);
    const refused = asked.filter((one) => !permissions.some((permission) => uses(permission, one)));
    expect([...new Set(refused.map(({ action, resource, values }) => `${action} ${resource} ${values}`))]).toEqual([]);
  });

  test.each(ours)("of what %s may do with the table, the queues and SES, it uses all", (name) => {
    const asked = day.recorder.asked.filter(({ by }) => by === name);
    const idle = permissionsOf(stack, name)
      .filter(({ action }) => /^(dynamodb|ses):|^sqs:SendMessage$/.test(action))
      .filter((permission) => !asked.some((one) => uses(permission, one)));
    expect(idle.map(line)).toEqual([]);
  });

  test.each([
    ["announcement-dih-5-r1", ["Staff", "Plan", "Deliver", "Feedback"]],
    [/^reminder-dih-5-/, ["Tick", "Plan", "Deliver", "Feedback"]],
    ["confirmation", ["Deliver", "Feedback"]],
  ])("the send %s is found by its id in the log of each function that worked on it", (send, functions) => {
    const lines = day.recorder.said.filter(({ data }) => typeof data.send === "string" && data.send.match(send));
    expect(lines.map(({ by }) => by)).toEqual(expect.arrayContaining(functions));
  });

  test("no line of a log has an address or a name in it, and none has a chunk without its send", () => {
    const lines = day.recorder.said.map((said) => JSON.stringify(said));
    expect(lines.length).toBeGreaterThan(50);
    expect(lines.filter((said) => /[\w.+-]+@[\w-]+\.\w|\bAna\b|Reader \d/.test(said))).toEqual([]);
    expect(day.recorder.said.filter(({ data }) => "chunk" in data && !("send" in data))).toEqual([]);
  });
});
