import type { FrameLocator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { z } from "zod";
import { expectAccessible } from "./accessible.ts";
import { announce, importReader, inDays, place } from "./place.ts";
import { visitor } from "./visitor.ts";

const there = place();
const aroha = "aroha@example.nz";
const luc = "luc@example.fr";

test("from a form filled wrongly to an announcement on one's own clock, and out again", async () => {
  const { hub, browser } = there();
  const page = await visitor(browser, { timezoneId: "Pacific/Auckland" });
  await signUp(page);

  await followFromMail(page, aroha, /Please confirm/, "Confirm my subscription");
  await heading(page, "Confirm your subscription");
  expect(await stateOf(aroha)).toBe("pending");
  await press(page, "Confirm my subscription");
  await heading(page, "Welcome");
  expect(await stateOf(aroha)).toBe("active");
  await hub.local("idle");
  expect(await kindsTo(aroha)).toEqual(["confirmation", "welcome"]);

  await importReader(hub, luc);
  const start = inDays(40);
  expect(await announce(hub, "dih-5", "5th meeting of the hub", start)).toBe(2);
  const mail = await openMail(page, aroha, /5th meeting of the hub/);
  const own = start.withTimeZone("Pacific/Auckland");
  await mail.getByText("On your clock (Auckland)").waitFor();
  await mail.getByText(`${own.toPlainTime().toString().slice(0, 5)} – `, { exact: false }).waitFor();
  await mail.getByText(`UTC${own.offset}`, { exact: false }).waitFor();

  await followFromMail(page, aroha, /5th meeting of the hub/, /^Unsubscribe from/);
  await heading(page, "Unsubscribe");
  expect(await stateOf(aroha)).toBe("active");
  await press(page, "Unsubscribe");
  await heading(page, "You are unsubscribed");
  expect(await stateOf(aroha)).toBe("unsubscribed");

  expect(await oneClick(luc)).toContain("You are unsubscribed");
  const sent = (await hub.outbox()).length;
  expect(await announce(hub, "dih-6", "6th meeting of the hub", inDays(80))).toBe(0);
  expect(await hub.outbox()).toHaveLength(sent);
});

async function signUp(page: Page): Promise<void> {
  await page.goto(there().hub.url);
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "E-mail address" }).fill("aroha at example.nz");
  await page.getByRole("textbox", { name: "Name" }).fill("Aroha Ngata");
  await page.getByRole("checkbox", { name: "Announcements" }).check();
  await press(page, "Subscribe");

  await page.locator("[role=alert]:focus").waitFor();
  await expectAccessible(page);
  expect(await page.title()).toMatch(/^Please check/);
  expect(await marked(page)).toEqual(["email", "consent"]);
  expect(await page.locator("#email-error").textContent()).toContain("name@example.org");
  expect(await page.locator("#email").getAttribute("aria-describedby")).toBe("email-error");
  expect(await page.locator("#email").inputValue()).toBe("aroha at example.nz");
  expect(await page.locator("#name").inputValue()).toBe("Aroha Ngata");
  expect(await page.locator("#zone").inputValue()).toBe("Pacific/Auckland");
  expect(await page.getByRole("checkbox", { name: "Announcements" }).isChecked()).toBe(true);

  await page.getByRole("alert").getByRole("link").first().click();
  await page.locator("#email:focus").fill(aroha);
  await page.getByRole("checkbox", { name: /I agree/ }).check();
  await press(page, "Subscribe");
  await heading(page, "Check your inbox");
}

const marked = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...document.querySelectorAll("[aria-invalid=true]")].map(({ id }) => id));

const press = (page: Page, name: string): Promise<void> => page.getByRole("button", { name, exact: true }).click();

async function heading(page: Page, name: string): Promise<void> {
  await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
  await expectAccessible(page);
}

/** The newest message of that subject, as the inbox viewer shows it. */
async function openMail(page: Page, to: string, subject: RegExp): Promise<FrameLocator> {
  await there().hub.local("idle");
  await page.goto(there().inbox);
  await page.getByRole("searchbox").fill(to);
  await press(page, "Search");
  await page.getByRole("link", { name: subject }).first().click();
  await page.locator("iframe").waitFor();
  await expectAccessible(page);
  return page.frameLocator("iframe");
}

/** Opens a message and goes where its link leads. */
async function followFromMail(page: Page, to: string, subject: RegExp, name: string | RegExp): Promise<void> {
  const mail = await openMail(page, to, subject);
  const [opened] = await Promise.all([
    page.context().waitForEvent("page"),
    mail.getByRole("link", { name }).first().click(),
  ]);
  await opened.waitForLoadState();
  await page.goto(opened.url());
  await opened.close();
}

const people = z.object({ items: z.array(z.object({ email: z.string(), state: z.string() })) });

async function stateOf(email: string): Promise<string | undefined> {
  const { items } = people.parse(await there().hub.staff("GET", "/api/subscribers"));
  return items.find((person) => person.email === email)?.state;
}

const kindsTo = async (email: string): Promise<(string | undefined)[]> =>
  (await there().hub.outbox(email)).map(({ tags }) => tags.kind);

/** RFC 8058, as a mail program does it. The answer is the page. */
async function oneClick(email: string): Promise<string> {
  const raw = (await there().hub.outbox(email)).at(-1)?.raw ?? "";
  const link = /^List-Unsubscribe: <([^>]+)>/m.exec(raw)?.[1] ?? "";
  const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
  const answer = await fetch(link, { method: "POST", body, redirect: "error" });
  expect(answer.status).toBe(200);
  return answer.text();
}
