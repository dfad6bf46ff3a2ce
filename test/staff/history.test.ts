import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { recordEvents } from "../../hub/feedback/record.ts";
import { subscriberId } from "../../hub/subscribers/address.ts";
import { hardBounce } from "../feedback/ses-events.ts";
import { aMeeting, crowd, subscribed } from "../kit/factories.ts";
import { createStaff, type Staff } from "./staff.ts";

const page = z.object({
  items: z.array(z.looseObject({ send: z.string(), createdAt: z.string(), outcome: z.string() })),
  next: z.string().optional(),
});
const meetings = ["dih-5", "dih-6", "dih-7"];

let staff: Staff;
beforeAll(async () => {
  staff = await createStaff();
  await subscribed(staff.hub, ...crowd(30), { email: "news@example.org", topics: ["news"] });
  for (const slug of meetings) {
    await staff.ask("PUT", `/api/meetings/${slug}`, aMeeting({ slug }));
    await staff.ask("POST", `/api/meetings/${slug}/announce`, {});
    await staff.hub.drain();
    staff.hub.machine.advance({ minutes: 1 });
  }
});
afterAll(() => staff.hub.close());

const idOf = (email: string) => subscriberId(staff.hub.context.keys, email);
async function historyOf(id: string, query = "") {
  const answer = await staff.ask("GET", `/api/subscribers/${id}/sends${query}`);
  expect(answer.status).toBe(200);
  return page.parse(answer.body);
}

test("what a reader was told comes newest first, with what became of it", async () => {
  const id = idOf("reader-7@example.org");
  const { items, next } = await historyOf(id);
  expect(next).toBeUndefined();
  expect(items).toMatchObject(
    meetings.toReversed().map((meeting) => ({
      send: `announcement-${meeting}-r1`,
      kind: "announcement",
      status: "finished",
      meeting,
      outcome: "delivered",
    })),
  );
  expect(items.map(({ createdAt }) => createdAt)).toEqual(
    items
      .map(({ createdAt }) => createdAt)
      .sort()
      .reverse(),
  );
});

test("of a message that came back it says why", async () => {
  const id = idOf("reader-8@example.org");
  const chunk = await staff.hub.context.store.chunks.holding("announcement-dih-7-r1", id);
  const place = { send: "announcement-dih-7-r1", chunk: chunk?.key ?? "", index: chunk?.ids.indexOf(id) ?? -1 };
  await recordEvents(staff.hub.context, [hardBounce(place)]);
  const { items } = await historyOf(id);
  expect(items[0]).toMatchObject({ send: place.send, outcome: "bounced", reason: "permanent" });
  expect(items[1]).toMatchObject({ outcome: "delivered" });
});

test("page by page it is the same history", async () => {
  const id = idOf("reader-3@example.org");
  const whole = (await historyOf(id)).items;
  const walked: unknown[] = [];
  let next: string | undefined;
  do {
    const one = await historyOf(id, `?limit=1${next ? `&next=${next}` : ""}`);
    walked.push(...one.items);
    next = one.next;
  } while (next !== undefined);
  expect(walked).toEqual(whole);
});

test("someone who chose other topics was told nothing; a confirmation that was asked for is there", async () => {
  expect((await historyOf(idOf("news@example.org"))).items).toEqual([]);
  await staff.ask("POST", "/api/subscribers", {
    email: "ana@example.org",
    language: "en",
    zone: "Europe/Brussels",
    topics: ["news"],
  });
  await staff.hub.drain();
  const { items } = await historyOf(idOf("ana@example.org"));
  expect(items).toEqual([
    {
      send: "confirmation",
      kind: "confirmation",
      status: "finished",
      createdAt: items[0]?.createdAt,
      outcome: "delivered",
    },
  ]);
  expect(items[0]?.createdAt).toMatch(/^2027-03-01T12:0\d:\d\dZ$/);
});

test("what an erased person was told can still be shown, and names nobody", async () => {
  const id = idOf("reader-9@example.org");
  await staff.ask("DELETE", `/api/subscribers/${id}`);
  expect((await historyOf(id)).items).toHaveLength(3);
  const { text } = await staff.ask("GET", `/api/subscribers/${id}/sends`);
  expect(text).not.toContain("example.org");
});

test("nobody is no subscriber, and a cursor that was never given out is refused", async () => {
  expect((await staff.ask("GET", "/api/subscribers/AAAAAAAAAAAAAAAA/sends")).status).toBe(404);
  const id = idOf("reader-1@example.org");
  for (const query of ["?next=nonsense", "?limit=0", "?limit=201", "?when=now"]) {
    expect((await staff.ask("GET", `/api/subscribers/${id}/sends${query}`)).status, query).toBe(422);
  }
});
