import { expect, onTestFinished, test } from "vitest";
import { sendRecap } from "../../hub/meetings/send-recap.ts";
import { sendNews } from "../../hub/news/send-news.ts";
import { beginStory } from "./story.ts";

const recap = {
  texts: {
    en: {
      summary: "Two sessions, and many cases of practice.",
      sessions: [{ start: "10:00", text: "Three talks on AI governance.", slides: "https://example.org/slides" }],
    },
  },
};

test("after the meeting its recap goes to those who chose recaps, once, and those who join later find it", async () => {
  const story = await beginStory("2027-05-12T06:45:00Z");
  onTestFinished(() => story.hub.close());
  const { context } = story.hub;
  await story.readers({ ana: "Europe/Brussels", kai: "Pacific/Auckland" });
  await story.put();
  await story.announce();
  await expect(sendRecap(context, "dih-5", recap, { by: "staff" })).rejects.toThrow("over");
  await story.until("2027-05-13T09:00:00Z");
  await story.leaves("kai");
  await story.mail();
  await sendRecap(context, "dih-5", recap, { by: "staff" });
  await sendRecap(context, "dih-5", recap, { by: "staff" });
  await story.hub.drain();
  await story.until("2027-05-14T00:00:00Z");
  expect(await story.mail()).toEqual(["2027-05-13T09:00Z ana recap"]);
  expect(await context.store.meetings.recap("dih-5")).toMatchObject({ input: recap, send: "recap-dih-5" });
  const changed = { texts: { en: { ...recap.texts.en, summary: "Corrected." } } };
  await expect(sendRecap(context, "dih-5", changed, { by: "staff" })).rejects.toThrow("again");
  await sendRecap(context, "dih-5", changed, { by: "staff", again: true });
  await story.hub.drain();
  await story.until("2027-05-14T01:00:00Z");
  expect(await story.mail()).toEqual(["2027-05-14T00:00Z ana recap"]);
});

test("a session that is not on the agenda is refused by field, and nothing is sent", async () => {
  const story = await beginStory("2027-05-12T06:45:00Z");
  onTestFinished(() => story.hub.close());
  await story.put();
  await story.announce();
  await story.until("2027-05-13T09:00:00Z");
  const wrong = { texts: { en: { summary: "Well.", sessions: [{ start: "10:05", text: "" }] } } };
  await expect(sendRecap(story.hub.context, "dih-5", wrong, { by: "staff" })).rejects.toMatchObject({
    fields: [{ field: "texts.en.sessions.0.start", message: expect.stringContaining("10:05") }],
  });
  expect(await story.hub.context.store.sends.get("recap-dih-5")).toBeUndefined();
});

test("news goes to those who chose news, once by its name", async () => {
  const story = await beginStory("2027-03-01T12:00:00Z");
  onTestFinished(() => story.hub.close());
  const { context } = story.hub;
  await story.readers({ ana: "Europe/Brussels" });
  await story.joins("zoe");
  await story.mail();
  const news = { slug: "masterclass", texts: { en: { title: "A masterclass", body: "Open to all." } } };
  await sendNews(context, news, { by: "staff" });
  await sendNews(context, news, { by: "staff" });
  await story.hub.drain();
  await story.until("2027-03-02T00:00:00Z");
  expect(await story.mail()).toEqual(["2027-03-01T12:00Z zoe news"]);
  const other = { ...news, texts: { en: { title: "Another", body: "Text." } } };
  await expect(sendNews(context, other, { by: "staff" })).rejects.toThrow("slug of its own");
});
