import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createPublicApp } from "../../functions/public/app.ts";
import { journalLine } from "../../hub/journal/entry.ts";
import { journaled } from "../../hub/journal/journaled.ts";
import { announce } from "../../hub/meetings/announce.ts";
import { putMeeting } from "../../hub/meetings/put.ts";
import { type Audience, simulator } from "../../hub/sends/audience.ts";
import { beginSend } from "../../hub/sends/begin.ts";
import { recipientsOf } from "../../hub/sends/recipients.ts";
import { beginSmoke } from "../../hub/smoke/begin.ts";
import { cleanUpSmoke } from "../../hub/smoke/clean-up.ts";
import { mailboxes, mailboxId } from "../../hub/smoke/mailboxes.ts";
import { throwAwayMeeting } from "../../hub/smoke/meeting.ts";
import { smokeOutcome } from "../../hub/smoke/outcome.ts";
import { profile } from "../../hub/subscribers/subscriber.ts";
import { topics } from "../../hub/subscribers/topics.ts";
import { createTestHub, type TestHub } from "../hub.ts";
import { aMeeting, crowd, subscribed } from "../kit/factories.ts";

const everything = ["announcements", "reminders", "recaps", "news"];
const addresses = mailboxes.map(({ address }) => address).sort();

let hub: TestHub;
let readers: string[];
beforeEach(async () => {
  hub = await createTestHub();
  readers = await subscribed(hub, ...crowd(20).map((one) => ({ ...one, topics: everything })));
});
afterEach(() => hub.close());

const mailed = () => [...hub.outbox.each()].flatMap(({ to }) => to).sort();

/** A smoke test from its beginning to its end. */
async function smoke(): Promise<string> {
  const { id } = await beginSmoke(hub.context, "staff");
  await hub.drain();
  return id;
}

test("a smoke test reaches the simulator's four mailboxes, and the ledger says what became of each", async () => {
  const id = await smoke();
  expect(mailed()).toEqual(addresses);
  const outcome = await smokeOutcome(hub.context, id);
  expect(outcome.map(({ address, outcome, state }) => ({ address, outcome, state }))).toEqual([...mailboxes]);
  expect(await hub.context.store.sends.get(id)).toMatchObject({ status: "finished", recipients: 4 });
});

const smokeSend = (id: string, audience: Audience) =>
  beginSend(hub.context, {
    id,
    subject: { kind: "announcement", meeting: throwAwayMeeting(hub.context) },
    audience,
    by: "somebody",
  });

test("were a reader on its list, delivery would not let the message leave", async () => {
  await smokeSend("smoke-1", { topic: simulator, only: readers });
  await hub.drain();
  const { items } = await recipientsOf(hub.context, "smoke-1", 100);
  expect(items.length).toBe(20);
  for (const item of items) expect(item).toMatchObject({ outcome: "skipped", reason: "topic" });
  expect(mailed()).toEqual([]);
});

test("without its list it goes to nobody", async () => {
  await smokeSend("smoke-1", { topic: simulator });
  await hub.drain();
  expect(await hub.context.store.sends.get("smoke-1")).toMatchObject({ status: "finished", recipients: 0 });
});

test("nobody can choose what it goes to: a function of an earlier version finds nobody either", () => {
  const chosen = { language: "en", zone: "Europe/Brussels", topics: [simulator] };
  expect(profile.safeParse(chosen).error?.issues[0]?.path).toEqual(["topics", 0]);
  expect(topics).not.toContain(simulator);
});

test("no page, feed or calendar shows its meeting, before, during or after", async () => {
  const app = createPublicApp(hub.context);
  const pages = ["/", "/meetings", "/calendar.ics", "/feed.xml"];
  const shown = async () => Promise.all(pages.map(async (page) => (await app.request(page)).text()));
  const before = await shown();
  const { id } = await beginSmoke(hub.context, "staff");
  expect(await shown()).toEqual(before);
  await hub.drain();
  await hub.tick();
  expect(await shown()).toEqual(before);
  expect((await app.request("/meetings/smoke")).status).toBe(404);
  expect(await hub.context.store.meetings.list()).toEqual([]);
  expect(await hub.context.store.meetings.tellers("smoke")).toEqual([]);
  expect((await hub.context.store.sends.get(id))?.meeting).toBeUndefined();
});

test("the mailboxes get nothing else, while they are there", async () => {
  await beginSmoke(hub.context, "staff");
  await putMeeting(hub.context, aMeeting());
  const { id } = await announce(hub.context, "dih-5", { by: "staff" });
  await hub.drain();
  const { items } = await recipientsOf(hub.context, id, 100);
  expect(items.map(({ subscriber }) => subscriber).sort()).toEqual([...readers].sort());
});

test("cleaned up after, nothing of the mailboxes is left, and it may be done again at once", async () => {
  const { keys, store, clock } = hub.context;
  for (const time of [1, 2, 3]) {
    const id = await smoke();
    expect((await smokeOutcome(hub.context, id)).every(({ expected, outcome }) => outcome === expected.outcome)).toBe(
      true,
    );
    await cleanUpSmoke({ keys, store, clock });
    const people = await store.subscribers.getMany(mailboxes.map((mailbox) => mailboxId(keys, mailbox)));
    for (const person of people.values()) expect(person).not.toHaveProperty("email");
    expect(people.size).toBe(4);
    expect(mailed().length).toBe(4 * time);
    hub.clock.advance("PT1S");
  }
});

test("events that come after the clean-up suppress nobody", async () => {
  hub.events.withheld = true;
  await smoke();
  await cleanUpSmoke(hub.context);
  hub.events.withheld = false;
  await hub.drain();
  const ids = mailboxes.map((mailbox) => mailboxId(hub.context.keys, mailbox));
  const people = await hub.context.store.subscribers.getMany(ids);
  for (const { state } of people.values()) expect(state).toBe("erased");
});

test("one at a time; and one that was cut off is given up after ten minutes", async () => {
  await smoke();
  await expect(beginSmoke(hub.context, "staff")).rejects.toThrow(/Another smoke test is at it/);
  hub.clock.advance("PT11M");
  const id = await smoke();
  expect((await smokeOutcome(hub.context, id)).map(({ outcome }) => outcome)).toEqual(
    mailboxes.map(({ outcome }) => outcome),
  );
});

describe("the journal", () => {
  const said: unknown[] = [];
  const log = { info: (_: string, data?: unknown) => void said.push(data), warn() {}, error() {} };
  beforeAll(() => said.splice(0));
  afterAll(() => said.splice(0));

  test("tells of it in lines that a restore can read", async () => {
    const store = journaled({ ...hub.context, log, by: "staff" });
    await beginSmoke({ ...hub.context, store }, "staff");
    const sends = said.map((line) => journalLine.safeParse(line).data).filter((line) => line?.kind === "send");
    expect(sends).toMatchObject([{ audience: { topic: simulator } }]);
  });
});
