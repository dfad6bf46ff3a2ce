import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aMeeting } from "../kit/factories.ts";
import { createStaff, type Staff } from "./staff.ts";

let staff: Staff;
beforeAll(async () => {
  staff = await createStaff();
});
afterAll(() => staff.hub.close());

const meeting = aMeeting();
const reader = { language: "fr", name: "<b>Zoé</b>" };
const preview = { ...reader, kind: "announcement", meeting };
const note = { fr: "La salle était prise." };
const recap = {
  texts: { fr: { summary: "Trois intervenants.", sessions: [{ start: "10:00", text: "Qui répond ?" }] } },
};
const news = { slug: "classe", texts: { fr: { title: "Une classe", body: "Bientôt **ici**." } } };
const ask = (body: unknown) => staff.ask("POST", "/api/previews", body);

describe("a preview", () => {
  const kinds: [string, Record<string, unknown>, string][] = [
    ["an announcement", { kind: "announcement", meeting }, "5e réunion"],
    ["a reminder", { kind: "reminder", meeting }, "2 semaines"],
    ["an update", { kind: "update", meeting: aMeeting({ place: "Lyon" }), before: meeting, note }, "Lyon"],
    ["an update's sentence", { kind: "update", meeting: aMeeting({ place: "Lyon" }), before: meeting, note }, note.fr],
    ["a cancellation", { kind: "cancellation", meeting, note }, note.fr],
    ["a recap", { kind: "recap", meeting, recap }, "Qui répond"],
    ["news", { kind: "news", news }, "Bientôt"],
    ["the welcome", { kind: "welcome" }, "Zoé"],
    ["the welcome with its catch-up", { kind: "welcome", meeting }, "5e réunion"],
  ];
  test.each(kinds)("of %s shows what a reader gets, every slot filled, and keeps nothing", async (_, edition, said) => {
    const before = await staff.everything();
    const { status, body, text } = await ask({ ...reader, ...edition, zone: "Pacific/Auckland" });
    expect({ status, text }).toMatchObject({ status: 200 });
    expect(body).toMatchObject({ subject: expect.stringMatching(/\S/), text: expect.stringContaining(said) });
    expect(text).not.toMatch(/[\uE000\uE001]|undefined|\[object/);
    expect(await staff.everything()).toEqual(before);
  });

  test("tells the hour on the reader's clock, and the name as it was typed", async () => {
    const { body, text } = await ask({ ...preview, zone: "Pacific/Auckland" });
    expect(body).toMatchObject({ text: expect.stringContaining("Zoé") });
    expect(text).toContain("Auckland");
    expect(text).toContain("&lt;b&gt;Zoé");
  });

  test("in a language that there is no text in is refused", async () => {
    const { fr: _, ...texts } = aMeeting().texts;
    for (const edition of [
      { ...preview, meeting: aMeeting({ texts }) },
      { ...reader, language: "en", kind: "news", news },
      { ...reader, language: "en", kind: "recap", meeting, recap },
    ]) {
      expect(await ask(edition)).toMatchObject({ status: 422, body: { errors: [{ field: "language" }] } });
    }
  });

  test("of a reminder for a month without a day is refused", async () => {
    const { start: _, end: __, texts, ...rest } = aMeeting();
    const month = { ...rest, month: "2027-05", texts: { fr: { ...texts.fr, agenda: [] } } };
    const answer = await ask({ ...preview, meeting: month, kind: "reminder" });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: "kind" }] } });
  });

  test("of an update that nobody would be sent is refused", async () => {
    const answer = await ask({
      ...reader,
      kind: "update",
      meeting,
      before: aMeeting({ registerUrl: "https://a.example" }),
    });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: "before" }] } });
  });

  test("of a recap of what is not on the agenda names the session", async () => {
    const elsewhere = { texts: { fr: { summary: "Trois", sessions: [{ start: "09:00" }] } } };
    const answer = await ask({ ...reader, kind: "recap", meeting, recap: elsewhere });
    const field = "recap.texts.fr.sessions.0.start";
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });

  test("of a recap ends with the next meeting that was announced", async () => {
    const other = await createStaff();
    await other.ask("PUT", "/api/meetings/dih-6", aMeeting({ slug: "dih-6", texts: { fr: { title: "La suivante" } } }));
    await other.ask("POST", "/api/meetings/dih-6/announce", {});
    const { text } = await other.ask("POST", "/api/previews", { ...reader, kind: "recap", meeting, recap });
    await other.hub.close();
    expect(text).toContain("La suivante");
  });
});
