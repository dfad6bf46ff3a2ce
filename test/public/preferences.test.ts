import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { subscribed } from "../kit/factories.ts";
import { createTestSite, type TestSite } from "./kit.ts";

const email = "camille@douane.example.org";
const choice = { action: "save", name: "Cam", language: "fr", zone: "Pacific/Auckland", topics: ["recaps"] };

describe("preferences", () => {
  let site: TestSite;
  let link: string;
  beforeEach(async () => {
    site = await createTestSite();
    await subscribed(site.hub, { email, name: "Camille" });
    link = site.links(email).preferences;
  });
  afterEach(() => site.close());

  test("the page shows the present choice, with the address masked", async () => {
    const page = await (await site.get(link)).text();
    expect(page).toContain('value="Camille"');
    expect(page).toMatch(/value="announcements" checked/);
    expect(page).toMatch(/value="Europe\/Brussels" selected/);
    expect(page).toContain("c•••@douane.example.org");
    expect(page).not.toContain(email);
  });

  test("what is saved holds, and is said", async () => {
    const response = await site.post(link, choice);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("Votre choix est enregistré");
    expect(await site.subscriber(email)).toMatchObject({
      state: "active",
      profile: { name: "Cam", language: "fr", zone: "Pacific/Auckland", topics: ["recaps"] },
    });
  });

  test("a choice that cannot be right is not saved: the field is marked and what was typed stays", async () => {
    const before = await site.everything();
    const { topics: _, ...withoutTopics } = choice;
    const response = await site.post(link, withoutTopics);
    const page = await response.text();
    expect(response.status).toBe(422);
    expect(page).toContain('id="topics-error"');
    expect(page).toContain('value="Cam"');
    expect(await site.everything()).toBe(before);
  });

  test("leaving takes one press", async () => {
    await site.post(link, { action: "unsubscribe" });
    expect(await site.subscriber(email)).toMatchObject({ state: "unsubscribed" });
    expect((await site.post(link, choice)).status).toBe(410);
    expect((await site.get(link)).status).toBe(200);
  });

  test("the page's own unsubscribe button works", async () => {
    const page = await (await site.get(link)).text();
    const action = /action="(\/unsubscribe\/[^"]+)"/.exec(page)?.[1] ?? "";
    expect((await site.post(action)).status).toBe(200);
    expect(await site.subscriber(email)).toMatchObject({ state: "unsubscribed" });
  });

  test("the download holds profile, consents and state", async () => {
    const response = await site.get(`${link}/data.json`);
    expect(response.headers.get("content-disposition")).toContain("attachment");
    expect(await response.json()).toMatchObject({
      email,
      state: "active",
      profile: { name: "Camille", topics: ["announcements", "reminders"] },
      consents: [{ wording: "imported" }],
    });
  });

  test("erasing leaves no address and no name, and may be asked for twice", async () => {
    expect((await site.post(`${link}/erase`)).status).toBe(200);
    expect(await site.everything()).not.toMatch(/camille|douane/i);
    expect((await site.post(`${link}/erase`)).status).toBe(200);
    expect((await site.get(link)).status).toBe(410);
    expect((await site.get(`${link}/data.json`)).status).toBe(410);
  });

  test("nobody may look or change without the person's own link", async () => {
    const before = await site.everything();
    const other = site.links(email).unsubscribe.replace("unsubscribe", "preferences");
    for (const path of [other, "/preferences/x"]) {
      expect((await site.get(path)).status).toBe(400);
      expect((await site.get(`${path}/data.json`)).status).toBe(400);
      expect((await site.post(path, choice)).status).toBe(400);
      expect((await site.post(`${path}/erase`)).status).toBe(400);
    }
    expect(await site.everything()).toBe(before);
  });
});
