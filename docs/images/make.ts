/** Takes the README's pictures of the demo anew: `npx tsx docs/images/make.ts`. */
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { people } from "../../local/seed/people.ts";
import { launch } from "../../test/browser/browser.ts";
import { inboxOf } from "../../test/browser/inbox.ts";
import { HubProcess } from "../../test/runtime/process.ts";

const hub = new HubProcess();
const browser = await launch();
try {
  await hub.start({ SEED: "demo" });
  // It answers before all of the demo is there.
  while ((await hub.outbox()).length < people.length) await hub.local("idle");
  const inbox = inboxOf(hub);
  const [announcement] = await hub.outbox("aroha.ngata@customs.example.nz");
  await picture(browser, hub.url, "page.png", { width: 1280, height: 900 });
  await picture(browser, `${inbox}/messages/${announcement?.id}/body`, "mail.png", { width: 700 });
  await subscribe("claire.moreau@customs.example.ch");
  await picture(browser, inbox, "inbox.png", { width: 1280, height: 900 });
} finally {
  await browser.close();
  await hub.end();
}

/** Without a height the whole page is taken. */
async function picture(by: Browser, address: string, name: string, size: { width: number; height?: number }) {
  const { width, height } = size;
  const page = await by.newPage({ viewport: { width, height: height ?? 900 }, timezoneId: "Pacific/Auckland" });
  const answer = await page.goto(address);
  if (!answer?.ok()) throw new Error(`${address}: ${answer?.status()}`);
  await page.screenshot({ path: join(import.meta.dirname, name), fullPage: height === undefined });
  await page.close();
}

/** Someone joins, so that the inbox shows more than announcements. */
async function subscribe(email: string): Promise<void> {
  const body = new URLSearchParams({
    email,
    name: "Claire Moreau",
    language: "fr",
    zone: "Europe/Zurich",
    consent: "yes",
  });
  body.append("topics", "announcements");
  await fetch(`${hub.url}/subscribe`, { method: "POST", body });
  await hub.local("idle");
  const [confirmation] = await hub.outbox(email);
  const link = /http:\/\/\S+\/confirm\/[\w-]+/.exec(confirmation?.raw.replaceAll("=\r\n", "") ?? "")?.[0] ?? "";
  await fetch(link, { method: "POST" });
  await hub.local("idle");
}
