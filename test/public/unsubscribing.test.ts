import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { subscribed } from "../kit/factories.ts";
import { createTestSite, type TestSite } from "./kit.ts";

const email = "camille@douane.example.org";
const oneClick = { "List-Unsubscribe": "One-Click" };

describe("unsubscribing", () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await createTestSite();
    await subscribed(site.hub, { email });
  });
  afterEach(() => site.close());

  test("opening the link shows whose subscription it is, asks, and changes nothing", async () => {
    const before = await site.everything();
    const page = await (await site.get(site.links(email).unsubscribe)).text();
    expect(page).toContain("c•••@douane.example.org");
    expect(page).toContain('method="post"');
    expect(await site.everything()).toBe(before);
  });

  test("a one-click POST answers 200 without redirect for known and unknown alike", async () => {
    const known = await site.post(site.links(email).unsubscribe, oneClick);
    const unknown = await site.post(site.links("nobody@example.org").unsubscribe, oneClick);
    expect([known.status, unknown.status]).toEqual([200, 200]);
    const stripped = async (response: Response) => (await response.text()).replaceAll(/unsubscribe\/[\w-]+/g, "");
    expect(await stripped(known)).toBe(await stripped(unknown));
    expect(await site.subscriber(email)).toMatchObject({ state: "unsubscribed" });
    expect(await site.subscriber("nobody@example.org")).toBeUndefined();
  });

  test("a multipart one-click POST works, and so does one with no body at all", async () => {
    const body = new FormData();
    body.append("List-Unsubscribe", "One-Click");
    const path = site.links(email).unsubscribe;
    expect((await site.app.request(path, { method: "POST", body })).status).toBe(200);
    expect((await site.app.request(path, { method: "POST" })).status).toBe(200);
    expect(await site.subscriber(email)).toMatchObject({ state: "unsubscribed" });
  });

  test("no cookie is ever set", async () => {
    const response = await site.post(site.links(email).unsubscribe, oneClick);
    expect(response.headers.get("set-cookie")).toBeNull();
  });

  test("a forged link is refused, and says so", async () => {
    const forged = await site.post("/unsubscribe/AAAA", oneClick);
    expect(forged.status).toBe(400);
    expect(await forged.text()).toContain("This link does not work");
    expect(await site.subscriber(email)).toMatchObject({ state: "active" });
  });
});
