import { afterEach, beforeEach, expect, test } from "vitest";
import { CliError } from "../../cli/errors.ts";
import { beginSmoke } from "../../hub/smoke/begin.ts";
import { mailboxes, mailboxId } from "../../hub/smoke/mailboxes.ts";
import { isPerson } from "../../hub/subscribers/subscriber.ts";
import { smoke } from "../../ops/smoke/run.ts";
import { createTestHub, type TestHub } from "../hub.ts";

let hub: TestHub;
beforeEach(async () => {
  hub = await createTestHub();
});
afterEach(() => hub.close());

async function enrolled(): Promise<number> {
  const { store, keys } = hub.context;
  const people = await store.subscribers.getMany(mailboxes.map((mailbox) => mailboxId(keys, mailbox)));
  return [...people.values()].filter(isPerson).length;
}

test("a smoke test that fails to begin leaves no subscriber, and the next one may begin", async () => {
  const plan = () => Promise.reject(new Error("The queue is down."));
  const broken = { ...hub.context, queues: { ...hub.context.queues, plan } };
  await expect(beginSmoke(broken, "staff")).rejects.toThrow("The queue is down.");
  expect(await enrolled()).toBe(0);
  await beginSmoke(hub.context, "staff");
  expect(await enrolled()).toBe(mailboxes.length);
});

test.each<[string, CliError, string[]]>([
  ["another is at it", new CliError("Another smoke test is at it.", [], 409), []],
  ["the token may not", new CliError("The token may not.", [], 403), []],
  ["the hub fails half-way", new CliError("The hub answered 500.", [], 500), ["/api/smoke"]],
  ["the answer is lost", new CliError("The hub did not answer within two minutes."), ["/api/smoke"]],
])("the command cleans up after a beginning unless it was refused: %s", async (_, error, cleaned) => {
  const deleted: string[] = [];
  const api = {
    get: () => Promise.reject(new Error("Nothing is asked.")),
    post: () => Promise.reject(error),
    delete: async (path: string) => void deleted.push(path),
  };
  const patience = { within: 1, signal: new AbortController().signal, progress: () => undefined };
  await expect(smoke(api, patience)).rejects.toBe(error);
  expect(deleted).toEqual(cleaned);
});
