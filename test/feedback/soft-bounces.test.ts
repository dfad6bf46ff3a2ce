import { afterEach, beforeEach, expect, test } from "vitest";
import { recordEvents } from "../../hub/feedback/record.ts";
import type { Audience } from "../../hub/sends/audience.ts";
import { createTestHub, type TestHub } from "../hub.ts";
import { aChunk, aPerson, aSend, dueAt, idOn } from "../storage/samples.ts";
import { automaticAnswer, type Recipient, sesEventOf, softBounce } from "./ses-events.ts";

let hub: TestHub;
const reader = idOn(3, 7);
beforeEach(async () => {
  hub = await createTestHub();
  await hub.context.store.subscribers.put(aPerson(reader));
});
afterEach(() => hub.close());

const hour = (n: number) =>
  `2027-01-${String(1 + Math.floor(n / 24)).padStart(2, "0")}T${String(n % 24).padStart(2, "0")}:00:00Z`;
const everybody: Audience = { topic: "news" };

/** The `n`th send, an hour after the one before; the reader is the second of its three recipients, or none. */
async function sent(
  n: number,
  audience = everybody,
  ids = [idOn(3, 1), reader, idOn(3, 9)].sort(),
): Promise<Recipient> {
  const { store } = hub.context;
  const id = `send-${n}`;
  await store.sends.create(aSend(id, { audience, createdAt: hour(n), begunAt: hour(n), status: "finished" }));
  const chunk = aChunk(id, ids, "03");
  await store.chunks.create(chunk, dueAt(hour(n)));
  return { send: id, chunk: chunk.key, index: ids.indexOf(reader) };
}

type Fate = "soft" | "delivered" | "answered" | "skipped" | "elsewhere";
async function fared(...fates: Fate[]): Promise<string | undefined> {
  for (const [n, fate] of fates.entries()) {
    if (fate === "elsewhere") await sent(n, everybody, [idOn(3, 1)]);
    else await say(await sent(n), fate);
  }
  return (await hub.context.store.subscribers.get(reader))?.state;
}

async function say(to: Recipient, fate: Fate): Promise<void> {
  if (fate === "skipped") await hub.context.store.chunks.addOutcomes(to, { "skipped-topic": new Set([to.index]) });
  if (fate === "soft") await recordEvents(hub.context, [sesEventOf(to, "Send"), softBounce(to)]);
  if (fate === "delivered") await recordEvents(hub.context, [sesEventOf(to, "Delivery")]);
  if (fate === "answered") await recordEvents(hub.context, [automaticAnswer(to), sesEventOf(to, "Delivery")]);
}

test.each<[string, Fate[], string]>([
  ["three in a row suppress", ["soft", "soft", "soft"], "bounced"],
  ["two do not", ["delivered", "soft", "soft"], "active"],
  ["three of the last five do", ["soft", "delivered", "soft", "delivered", "soft"], "bounced"],
  ["three of six do not", ["soft", "delivered", "soft", "delivered", "delivered", "soft"], "active"],
  ["sends to others are not counted", ["soft", "elsewhere", "soft", "elsewhere", "elsewhere", "soft"], "bounced"],
  [
    "sends that skipped the reader are not counted",
    ["soft", "skipped", "soft", "skipped", "skipped", "soft"],
    "bounced",
  ],
  ["a reader on holiday stays", ["answered", "answered", "answered", "answered", "answered"], "active"],
])("soft bounces: %s", async (_, fates, state) => {
  expect(await fared(...fates)).toBe(state);
});

test("the same two bounces, told ten times over, are still two", async () => {
  const both = [await sent(0), await sent(1)];
  for (let again = 0; again < 10; again += 1) await recordEvents(hub.context, both.map(softBounce));
  expect((await hub.context.store.subscribers.get(reader))?.state).toBe("active");
});

test("of three told in one batch, whatever the order, the reader is suppressed and the others are not", async () => {
  const three = [await sent(2), await sent(0), await sent(1)];
  await hub.context.store.subscribers.put(aPerson(idOn(3, 1)));
  await recordEvents(hub.context, three.map(softBounce));
  expect((await hub.context.store.subscribers.get(reader))?.state).toBe("bounced");
  expect((await hub.context.store.subscribers.get(idOn(3, 1)))?.state).toBe("active");
});

test("a mailbox that was confirmed again starts anew", async () => {
  expect(await fared("soft", "soft", "soft")).toBe("bounced");
  const rev = (await hub.context.store.subscribers.get(reader))?.rev ?? 0;
  await hub.context.store.subscribers.put({ ...aPerson(reader, { confirmedAt: hour(3) }), rev });
  await say(await sent(4), "soft");
  await say(await sent(5), "soft");
  expect((await hub.context.store.subscribers.get(reader))?.state).toBe("active");
  await say(await sent(6), "soft");
  expect((await hub.context.store.subscribers.get(reader))?.state).toBe("bounced");
});

test("reminders for the hours of other zones do not hide a reader's own", async () => {
  const person = aPerson(reader);
  const profile = { ...person.profile, topics: ["reminders" as const] };
  await hub.context.store.subscribers.put({ ...person, profile, rev: 1 });
  const zones = (...of: string[]): Audience => ({ topic: "reminders", zones: of, zonesAt: hour(0) });
  for (let n = 0; n < 120; n += 1) {
    if (n % 50 === 0) await say(await sent(n, zones("America/St_Johns", "America/Halifax")), "soft");
    else await sent(n, zones("Asia/Tokyo"), [idOn(3, 1)]);
  }
  expect((await hub.context.store.subscribers.get(reader))?.state).toBe("bounced");
});

test("reminders do not hide the news from a look at a reader who gets the news alone", async () => {
  const reminders: Audience = { topic: "reminders" };
  for (let n = 0; n < 90; n += 1) {
    if (n % 30 === 0) await say(await sent(n), "soft");
    else await sent(n, reminders, [idOn(3, 1)]);
  }
  expect((await hub.context.store.subscribers.get(reader))?.state).toBe("bounced");
});

test("of many bounces in a batch, the sends are listed once and each reader is looked at once", async () => {
  const { store } = hub.context;
  const ids = Array.from({ length: 40 }, (_, n) => idOn(3, n)).sort();
  for (const id of ids) if (id !== reader) await store.subscribers.put(aPerson(id));
  const [first, second] = [await sent(0, everybody, ids), await sent(1, everybody, ids)];
  const asked = { lists: 0, people: [] as string[] };
  const watched: typeof store = {
    ...store,
    sends: {
      ...store.sends,
      list(...page) {
        asked.lists += 1;
        return store.sends.list(...page);
      },
    },
    subscribers: {
      ...store.subscribers,
      get(id) {
        asked.people.push(id);
        return store.subscribers.get(id);
      },
    },
  };
  const all = [first, second].flatMap((to) => ids.map((_, index) => softBounce({ ...to, index })));
  await recordEvents({ ...hub.context, store: watched }, all);
  expect(asked.lists).toBe(1);
  expect(asked.people.sort()).toEqual(ids);
});
