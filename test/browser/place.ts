import { simpleParser } from "mailparser";
import type { Browser } from "playwright-core";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll } from "vitest";
import { z } from "zod";
import { HubProcess, type SentMessage } from "../runtime/process.ts";
import { launch } from "./browser.ts";
import { inboxOf } from "./inbox.ts";

/** A hub in a process of its own, its inbox, and a browser to look at them. */
export interface Place {
  hub: HubProcess;
  browser: Browser;
  inbox: string;
}

/** One place for all tests of a file. */
export function place(): () => Place {
  const hub = new HubProcess();
  let there: Place | undefined;
  beforeAll(async () => {
    const [browser] = await Promise.all([launch(), hub.start({ SEED: "none", UNDO_SECONDS: "0" })]);
    there = { hub, browser, inbox: inboxOf(hub) };
  });
  afterAll(async () => {
    await there?.browser.close();
    await hub.end();
  });
  return () => {
    if (!there) throw new Error("The hub and the browser have not started.");
    return there;
  };
}

/** Half past nine in Brussels, in so many days. */
export const inDays = (days: number): Temporal.ZonedDateTime =>
  Temporal.Now.zonedDateTimeISO("Europe/Brussels").add({ days }).withPlainTime("09:30");

/** Someone who confirmed long ago. */
export async function importReader(hub: HubProcess, email: string): Promise<void> {
  const topics = ["announcements"];
  const source = "sign-up sheet";
  const row = { email, language: "en", zone: "Europe/Paris", topics, confirmedAt: "2026-01-05T10:00:00Z", source };
  await hub.staff("POST", "/api/imports", { rows: [row] });
}

/** The one link of that kind in a message's text. */
export async function linkIn(mail: SentMessage, kind: string): Promise<string> {
  const { text = "" } = await simpleParser(Buffer.from(mail.raw, "latin1"));
  const link = new RegExp(`https?://\\S+/${kind}/\\S+`).exec(text)?.[0];
  if (link === undefined) throw new Error(`There is no ${kind} link.`);
  return link;
}

/** A meeting is put and announced, and all that follows from it has happened. The answer is how many were written to. */
export async function announce(hub: HubProcess, slug: string, title: string, start: Temporal.ZonedDateTime) {
  await hub.staff("PUT", `/api/meetings/${slug}`, {
    slug,
    start: start.toPlainDateTime().toString({ smallestUnit: "second" }),
    end: start.add({ hours: 7 }).toPlainDateTime().toString({ smallestUnit: "second" }),
    zone: "Europe/Brussels",
    place: "WCO Headquarters, Brussels",
    joinUrl: "https://meet.example.org/dih",
    texts: {
      en: { title, summary: "We meet again.", agenda: [{ start: "10:00", end: "12:30", title: "AI governance" }] },
    },
  });
  const began = sendAnswer.parse(await hub.staff("POST", `/api/meetings/${slug}/announce`));
  await hub.local("idle");
  return report.parse(await hub.staff("GET", `/api/sends/${began.send.id}`)).counts.recipients;
}

const sendAnswer = z.object({ send: z.object({ id: z.string() }) });
const report = z.object({ counts: z.object({ recipients: z.number() }) });
