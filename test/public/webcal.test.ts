import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cancelMeeting, reinstateMeeting } from "../../hub/meetings/cancel.ts";
import { putMeeting } from "../../hub/meetings/put.ts";
import { aMeeting } from "../kit/factories.ts";
import { expectCalendar } from "../mail/calendar-rules.ts";
import { createTestSite, meeting, type TestSite } from "./kit.ts";
import { WebcalClient } from "./webcal-client.ts";

const ours = "dih-5@hub.example.org";
const other = "dih-6@hub.example.org";

/** Each test goes on where the one before it stopped. */
describe("a calendar program that follows the feed", () => {
  let site: TestSite;
  let program: WebcalClient;
  const feed = (headers: Record<string, string> = {}) => site.get("/calendar.ics", headers);

  beforeAll(async () => {
    site = await createTestSite();
    program = new WebcalClient(feed);
    await meeting(site, { slug: "dih-6", start: "2027-11-10T09:30:00", end: "2027-11-10T16:30:00" });
    await program.poll();
  });
  afterAll(() => site.close());

  const edit = (changes: Record<string, unknown>) => putMeeting(site.hub.context, aMeeting(changes));
  /** An hour later: only our meeting has changed, in its place, and it reads as the feed has it. */
  const sees = async (change: () => Promise<unknown>) => {
    const before = program.events.get(ours);
    site.hub.clock.advance("PT1H");
    await change();
    const look = await program.poll();
    expect(look).toEqual({ status: 200, added: before ? [] : [ours], replaced: before ? [ours] : [], removed: [] });
    const offered = expectCalendar(await (await feed()).text());
    expect([...program.events.values()].sort((a, b) => a.uid.localeCompare(b.uid))).toEqual(offered);
    expect([...program.events.keys()].sort()).toEqual([ours, other]);
    expect((await program.poll()).status).toBe(304);
    const event = program.events.get(ours);
    if (!event) throw new Error("The meeting is not there.");
    const raised = event.sequence - (before?.sequence ?? 0);
    expect(raised).toBeGreaterThanOrEqual(0);
    return { ...event, raised, from: new Date(event.start * 1000).toISOString() };
  };

  test("finds a meeting once it is announced, and not while it is a draft", async () => {
    await meeting(site, {}, { announced: false });
    expect((await program.poll()).status).toBe(304);
    const event = await sees(() => meeting(site));
    expect(event).toMatchObject({ status: "CONFIRMED", from: "2027-05-12T07:30:00.000Z", sequence: 0 });
  });

  test("moves it, and again", async () => {
    const may = { start: "2027-05-19T09:30:00", end: "2027-05-19T16:30:00" };
    expect(await sees(() => edit(may))).toMatchObject({ from: "2027-05-19T07:30:00.000Z", sequence: 1 });
    const december = { start: "2027-12-08T09:30:00", end: "2027-12-08T16:30:00", place: "Porto" };
    const again = await sees(() => edit(december));
    expect(again).toMatchObject({ from: "2027-12-08T08:30:00.000Z", location: "Porto", sequence: 2 });
  });

  test("takes a change of words in, with the same sequence", async () => {
    const texts = { en: { title: "Renamed", summary: "Other words." } };
    const placed = { start: "2027-12-08T09:30:00", end: "2027-12-08T16:30:00", place: "Porto", texts };
    expect(await sees(() => edit(placed))).toMatchObject({ summary: "Renamed", location: "Porto", raised: 0 });
  });

  test("shows it as cancelled, and then as taking place after all", async () => {
    const cancelled = await sees(() => cancelMeeting(site.hub.context, "dih-5"));
    expect(cancelled).toMatchObject({ status: "CANCELLED", summary: "Renamed", raised: 1 });
    const back = await sees(() => reinstateMeeting(site.hub.context, "dih-5"));
    expect(back).toMatchObject({ status: "CONFIRMED", from: "2027-12-08T08:30:00.000Z", raised: 1 });
  });

  test("is told to ask again, and when nothing has changed is sent nothing", async () => {
    const first = await feed();
    const tag = first.headers.get("etag") ?? "";
    expect(first.headers.get("cache-control")).toBe("no-cache");
    for (const asked of [tag, `W/${tag}`, `"other", ${tag}`]) {
      const answer = await feed({ "if-none-match": asked });
      expect([answer.status, await answer.text(), answer.headers.get("etag")]).toEqual([304, "", tag]);
      expect(answer.headers.get("cache-control")).toBe("no-cache");
    }
    expect((await feed({ "if-none-match": '"other"' })).status).toBe(200);
  });
});
