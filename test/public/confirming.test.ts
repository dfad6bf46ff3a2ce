import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aSignUp, createTestSite, type TestSite } from "./kit.ts";

const email = "camille@douane.example.org";

describe("confirming", () => {
  let site: TestSite;
  let link: string;
  beforeEach(async () => {
    site = await createTestSite();
    await site.post("/subscribe", aSignUp());
    link = site.links(email).confirm;
  });
  afterEach(() => site.close());

  test("opening the link shows whose subscription it is and changes nothing", async () => {
    const before = await site.everything();
    const response = await site.get(link);
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain("c•••@douane.example.org");
    expect(page).not.toContain(email);
    expect(page).toContain('<html lang="fr"');
    expect(await site.everything()).toBe(before);
  });

  test("the button takes the subscription into force and a welcome is sent", async () => {
    await site.hub.drain();
    const response = await site.post(link);
    expect(response.status).toBe(200);
    const page = await response.text();
    expect(page).toContain("Bienvenue");
    expect(page).toContain("calendar.ics");
    expect(page).toContain("/meetings");
    expect(await site.subscriber(email)).toMatchObject({ state: "active" });
    await site.hub.drain();
    expect(site.hub.outbox.list({ to: email })).toHaveLength(2);
  });

  test("pressing twice is harmless", async () => {
    await site.hub.drain();
    await site.post(link);
    const again = await site.post(link);
    expect(again.status).toBe(200);
    await site.hub.drain();
    expect(site.hub.outbox.list({ to: email })).toHaveLength(2);
  });

  test("the link ends after seven days", async () => {
    site.hub.clock.advance("P8D");
    for (const response of [await site.get(link), await site.post(link)]) {
      expect(response.status).toBe(410);
      expect(await response.text()).toContain("<h1>");
    }
    expect(await site.subscriber(email)).toMatchObject({ state: "pending" });
  });

  test("a forged link, or one made for another door, is refused", async () => {
    const other = site.links(email).unsubscribe.replace("unsubscribe", "confirm");
    const altered = link.replace(/.$/, (last) => (last === "A" ? "B" : "A"));
    for (const path of [other, altered, "/confirm/x", "/confirm/%00", "/confirm/%E0%A4%A"]) {
      expect((await site.get(path)).status, path).toBe(400);
      expect((await site.post(path)).status, path).toBe(400);
    }
    expect(await site.subscriber(email)).toMatchObject({ state: "pending" });
  });
});
