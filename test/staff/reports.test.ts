import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aMeeting, subscribed } from "../kit/factories.ts";
import { createStaff, type Staff } from "./staff.ts";

let staff: Staff;
beforeEach(async () => {
  staff = await createStaff();
  await subscribed(
    staff.hub,
    { email: "ana@example.org", topics: ["announcements", "recaps"] },
    { email: "bo@example.org", topics: ["news"], language: "fr" },
  );
});
afterEach(() => staff.hub.close());

const ask = (path: string, body: unknown) => staff.ask("POST", `/api/${path}`, body);
const actions = async () =>
  (await staff.hub.context.store.audit.list(100)).items.map(({ action, subject }) => `${action} ${subject}`);
const mailedTo = () => staff.hub.outbox.list().map(({ to }) => to[0]);
const launchOfNobody = { draft: true, at: "2027-06-01T07:00:00Z" };

describe("a recap", () => {
  const texts = {
    en: { summary: "Three speakers, and **one question**.", sessions: [{ start: "10:00", text: "Who answers?" }] },
    fr: { summary: "Trois intervenants et une question." },
  };

  async function held(): Promise<void> {
    await staff.ask("PUT", "/api/meetings/dih-5", aMeeting());
    await ask("meetings/dih-5/announce", {});
    await staff.hub.drain();
    staff.hub.clock.set("2027-05-12T15:00:00Z");
  }

  test("is answered 202, and goes to those who chose recaps", async () => {
    await held();
    const answer = await ask("meetings/dih-5/recap", { texts });
    expect(answer).toMatchObject({ status: 202, body: { send: { kind: "recap", meeting: "dih-5" } } });
    await staff.hub.drain();
    expect(mailedTo()).toEqual(["ana@example.org", "ana@example.org"]);
    expect(await actions()).toContain("meeting.recap dih-5");
    expect((await staff.ask("GET", "/api/meetings/dih-5")).body).toMatchObject({
      state: "held",
      told: [{ kind: "announcement" }, { kind: "recap" }],
    });
  });

  test("of a meeting that is not over is refused", async () => {
    await staff.ask("PUT", "/api/meetings/dih-5", aMeeting());
    expect((await ask("meetings/dih-5/recap", { texts })).status).toBe(409);
    expect((await ask("meetings/none/recap", { texts })).status).toBe(404);
  });

  test("as a draft, or for later, waits", async () => {
    await held();
    const answer = await ask("meetings/dih-5/recap", { texts, ...launchOfNobody });
    expect(answer.body).toMatchObject({ send: { status: "draft", startsAt: "2027-06-01T07:00:00Z" } });
    await staff.hub.drain();
    expect(mailedTo()).toEqual(["ana@example.org"]);
  });

  test("that differs from the one that was sent is sent only when asked for again", async () => {
    await held();
    const first = await ask("meetings/dih-5/recap", { texts });
    expect((await ask("meetings/dih-5/recap", { texts })).body).toEqual(first.body);
    const other = { texts: { fr: { summary: "Encore." } } };
    expect((await ask("meetings/dih-5/recap", other)).status).toBe(409);
    const second = await ask("meetings/dih-5/recap", { ...other, again: true });
    expect(second).toMatchObject({ status: 202, body: { send: { id: "recap-dih-5-2" } } });
  });

  test("that no mail can carry is refused before anything is kept", async () => {
    await held();
    const before = await staff.everything();
    const session = { start: "10:00", text: "é".repeat(3000) };
    const answer = await ask("meetings/dih-5/recap", {
      texts: { ...texts, fr: { summary: "Trop long", sessions: Array(60).fill(session) } },
    });
    expect(answer).toMatchObject({
      status: 422,
      body: { errors: [{ field: "texts.fr", message: expect.stringMatching(/\d+ % longer/) }] },
    });
    expect(await staff.everything()).toEqual(before);
    expect(await staff.hub.context.store.editions.get("recap-dih-5")).toBeUndefined();
  });
});

describe("news", () => {
  const news = { slug: "masterclass", texts: { fr: { title: "Une classe de maître", body: "Bientôt **ici**." } } };

  test("is answered 202, and goes to those who chose news", async () => {
    const answer = await ask("news", news);
    expect(answer).toMatchObject({ status: 202, body: { send: { id: "news-masterclass", kind: "news" } } });
    await staff.hub.drain();
    expect(mailedTo()).toEqual(["bo@example.org"]);
    expect(await actions()).toContain("news.send masterclass");
  });

  test("is sent once by its slug, and other news needs another", async () => {
    const first = await ask("news", news);
    expect((await ask("news", news)).body).toEqual(first.body);
    expect((await ask("news", { ...news, texts: { en: { title: "Other", body: "News" } } })).status).toBe(409);
  });

  test("as a draft waits for approval", async () => {
    expect((await ask("news", { ...news, draft: true })).body).toMatchObject({ send: { status: "draft" } });
    await staff.hub.drain();
    expect(mailedTo()).toEqual([]);
    expect((await ask("sends/news-masterclass/approve", undefined)).status).toBe(200);
    await staff.hub.drain();
    expect(mailedTo()).toEqual(["bo@example.org"]);
  });

  test("that no mail can carry is refused before anything is kept", async () => {
    const before = await staff.everything();
    // Each is a paragraph, and paragraphs are dear in HTML.
    const body = "a\n\n".repeat(6_000);
    const answer = await ask("news", { slug: "long", texts: { ...news.texts, en: { title: "Long", body } } });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: "texts.en" }] } });
    expect(await staff.everything()).toEqual(before);
    expect(await staff.hub.context.store.editions.get("news-long")).toBeUndefined();
  });
});
