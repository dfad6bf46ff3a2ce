import type { BrowserContextOptions, Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { expectAccessible } from "./accessible.ts";
import { announce, importReader, inDays, linkIn, place } from "./place.ts";
import { visitor } from "./visitor.ts";

const there = place();
const ana = "ana@example.org";
/** Every page that a GET shows, of the hub and of the inbox. */
let pages: string[];

beforeAll(async () => {
  const { hub, inbox } = there();
  await importReader(hub, ana);
  await announce(hub, "dih-5", "5th meeting of the hub", inDays(40));
  const [mail] = await hub.outbox(ana);
  if (!mail) throw new Error("Nothing was announced.");
  const open = ["/", "/meetings", "/meetings/dih-5", "/privacy", "/no-such-page"].map((path) => hub.url + path);
  const hers = [await linkIn(mail, "preferences"), await linkIn(mail, "unsubscribe")];
  const views = ["", "/text", "/attachments", "/headers", "/source"].map(
    (view) => `${inbox}/messages/${mail.id}${view}`,
  );
  pages = [...open, ...hers, inbox, ...views];
});

const phone = { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true };

test.each<[string, BrowserContextOptions]>([
  ["on a wide screen", { viewport: { width: 1280, height: 800 } }],
  ["on the smallest phone", phone],
  ["on the smallest phone, in French", { ...phone, locale: "fr-FR" }],
  ["in the dark", { colorScheme: "dark" }],
])("every page is accessible and fits its screen %s", async (_, options) => {
  const page = await visitor(there().browser, options);
  for (const address of pages) {
    await page.goto(address);
    await expectAccessible(page);
    expect(await overflow(page), address).toBe(0);
    expect(await isDark(page), address).toBe(options.colorScheme === "dark");
    const isHub = address.startsWith(there().hub.url);
    const language = options.locale === "fr-FR" && isHub && !/preferences|unsubscribe/.test(address) ? "fr" : "en";
    expect(await page.locator("html").getAttribute("lang"), address).toBe(language);
  }
});

test("a French visitor without JavaScript subscribes, and is told in French what is amiss", async () => {
  const { hub, browser } = there();
  const page = await visitor(browser, { locale: "fr-FR", javaScriptEnabled: false });
  await page.goto(hub.url);
  await page.getByRole("textbox", { name: "Adresse" }).fill("luc@example.fr");
  await page.getByRole("checkbox", { name: "Rappels" }).check();
  await page.getByRole("checkbox", { name: /J’accepte/ }).check();
  await page.getByRole("button", { name: "S’abonner" }).click();
  await page.getByRole("alert").getByRole("heading", { name: "Veuillez vérifier ces champs" }).waitFor();
  await page.getByRole("combobox", { name: "Fuseau horaire" }).selectOption("Europe/Paris");
  await page.getByRole("button", { name: "S’abonner" }).click();
  await page.getByRole("heading", { level: 1, name: "Consultez votre messagerie" }).waitFor();
  await hub.local("idle");
  expect((await hub.outbox("luc@example.fr")).map(({ subject }) => subject)).toEqual([
    expect.stringMatching(/^Veuillez confirmer votre abonnement/),
  ]);
});

test("the keyboard alone is enough to subscribe, and shows where it is", async () => {
  const { hub, browser } = there();
  const page = await visitor(browser, { timezoneId: "America/Santiago" });
  await page.goto(hub.url);
  await page.keyboard.press("Tab");
  expect(await page.locator(":focus").textContent()).toContain("Skip to the content");
  await page.keyboard.press("Enter");
  await tabTo(page, "#email");
  await page.keyboard.type("diego@example.cl");
  await tabTo(page, "[value=announcements]");
  await page.keyboard.press("Space");
  await tabTo(page, "#consent");
  await page.keyboard.press("Space");
  await tabTo(page, "form.form button");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Check your inbox" }).waitFor();
});

/** Each stop on the way has its focus drawn. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stops = 0; stops < 20; stops++) {
    await page.keyboard.press("Tab");
    const focused = page.locator(":focus");
    expect(await focused.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe("solid");
    if (await focused.evaluate((element, wanted) => element.matches(wanted), selector)) return;
  }
  throw new Error(`${selector} is not within twenty stops.`);
}

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const isDark = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.body);
    const [ground = 0, ink = 0] = [backgroundColor, color].map((value) =>
      (value.match(/\d+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0),
    );
    return ground < ink;
  });
