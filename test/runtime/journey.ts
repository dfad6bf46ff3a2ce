import { simpleParser } from "mailparser";
import { Temporal } from "temporal-polyfill";
import { expect } from "vitest";
import { z } from "zod";
import type { HubProcess, SentMessage } from "./process.ts";

const counts = z.record(z.string(), z.number());
const send = z.object({ id: z.string(), status: z.string(), counts });
const sendList = z.object({ items: z.array(z.object({ id: z.string(), kind: z.string() })) });
const announced = z.object({ send: z.object({ id: z.string() }) });

export const readers = [
  { email: "ana@example.org", name: "Ana", language: "en", zone: "Europe/Brussels" },
  { email: "luc@example.org", name: "Luc", language: "fr", zone: "Europe/Paris" },
  { email: "aroha@example.org", name: "Aroha", language: "en", zone: "Pacific/Auckland" },
];

/** The hub's whole job, as its users see it: only HTTP and the mail that arrives. `between` runs after each act. */
export async function journey(hub: HubProcess, between: () => Promise<void>): Promise<void> {
  for (const reader of readers) await subscribe(hub, reader);
  await hub.local("idle");
  await between();
  for (const { email } of readers) await confirmFromMail(hub, email);
  await between();

  const start = eightDaysAhead();
  await hub.staff("PUT", "/api/meetings/dih-5", meetingAt(start));
  const { send: announcement } = announced.parse(await hub.staff("POST", "/api/meetings/dih-5/announce"));
  await between();
  await hub.local("idle");
  await assertAnnounced(hub, start);
  await assertCountsEqualOutbox(hub, announcement.id);

  await moveTo(hub, nineOClock(start, 7, "Pacific/Auckland"));
  expect(await reminded(hub)).toEqual(["aroha@example.org"]);
  await between();
  await moveTo(hub, nineOClock(start, 7, "Europe/Brussels"));
  expect(await reminded(hub)).toEqual(["ana@example.org", "aroha@example.org", "luc@example.org"]);

  await oneClick(hub, "luc@example.org");
  await between();
  await moveTo(hub, start.subtract({ hours: 1 }).toInstant());
  expect(await reminded(hub)).toEqual([
    "ana@example.org",
    "ana@example.org",
    "aroha@example.org",
    "aroha@example.org",
    "luc@example.org",
  ]);
  for (const { id } of sendList.parse(await hub.staff("GET", "/api/sends")).items) {
    if (id !== "confirmation" && id !== "welcome") await assertCountsEqualOutbox(hub, id);
  }
}

async function subscribe(hub: HubProcess, reader: (typeof readers)[number]): Promise<void> {
  const body = new URLSearchParams({ ...reader, consent: "on" });
  body.append("topics", "announcements");
  body.append("topics", "reminders");
  const answer = await fetch(`${hub.url}/subscribe`, { method: "POST", body });
  expect(answer.status).toBe(200);
}

async function confirmFromMail(hub: HubProcess, email: string): Promise<void> {
  const [mail] = await hub.outbox(email);
  const link = /http:\/\/\S+\/confirm\/\S+/.exec((await parsed(mail)).text ?? "")?.[0] ?? "";
  expect((await fetch(link)).status).toBe(200);
  expect((await fetch(link, { method: "POST" })).status).toBe(200);
}

async function assertAnnounced(hub: HubProcess, start: Temporal.ZonedDateTime): Promise<void> {
  for (const { email, language, zone } of readers) {
    const mails = (await hub.outbox(email)).filter(({ tags }) => tags.kind === "announcement");
    expect(mails.length, email).toBe(1);
    const { text = "", subject } = await parsed(mails[0]);
    expect(subject).toContain(language === "fr" ? "5e réunion" : "5th meeting");
    const hour = start.withTimeZone(zone).toPlainTime().toString().slice(0, 5);
    expect(text.replace(/\s+/g, " ")).toContain(hour);
    expect(text).toContain(`UTC${start.withTimeZone(zone).offset}`);
  }
}

async function assertCountsEqualOutbox(hub: HubProcess, id: string): Promise<void> {
  const report = send.parse(await hub.staff("GET", `/api/sends/${id}`));
  const mails = (await hub.outbox()).filter(({ tags }) => tags.send === id);
  const { recipients = 0, sent = 0, delivered = 0, bounced = 0, complained = 0, skipped = 0 } = report.counts;
  expect(sent + delivered + bounced + complained, id).toBe(mails.length);
  expect(recipients, id).toBe(mails.length + skipped);
  expect(new Set(mails.map(({ to }) => to)).size, id).toBe(mails.length);
  expect(report.status, id).toBe("finished");
}

const reminded = async (hub: HubProcess): Promise<string[]> =>
  (await hub.outbox())
    .filter(({ tags }) => tags.kind === "reminder")
    .map(({ to }) => to)
    .sort();

async function moveTo(hub: HubProcess, instant: Temporal.Instant): Promise<void> {
  await hub.local("clock", { set: instant.toString() });
  await hub.local("idle");
}

async function oneClick(hub: HubProcess, email: string): Promise<void> {
  const mail = (await hub.outbox(email)).at(-1);
  const link = /^List-Unsubscribe: <([^>]+)>/m.exec(mail?.raw ?? "")?.[1] ?? "";
  const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
  const answer = await fetch(link, { method: "POST", body, redirect: "error" });
  expect(answer.status).toBe(200);
}

async function parsed(mail: SentMessage | undefined) {
  if (!mail) throw new Error("No such mail.");
  return simpleParser(Buffer.from(mail.raw, "latin1"));
}

const eightDaysAhead = (): Temporal.ZonedDateTime =>
  Temporal.Now.zonedDateTimeISO("Europe/Brussels").add({ days: 8 }).withPlainTime("09:30");

const nineOClock = (start: Temporal.ZonedDateTime, daysBefore: number, zone: string): Temporal.Instant =>
  start
    .withTimeZone(zone)
    .toPlainDate()
    .subtract({ days: daysBefore })
    .toZonedDateTime({ timeZone: zone, plainTime: "09:00" })
    .toInstant();

const meetingAt = (start: Temporal.ZonedDateTime) => ({
  slug: "dih-5",
  start: start.toPlainDateTime().toString({ smallestUnit: "second" }),
  end: start.add({ hours: 7 }).toPlainDateTime().toString({ smallestUnit: "second" }),
  zone: "Europe/Brussels",
  place: "WCO Headquarters, Brussels",
  reminders: [{ before: "P7D", at: "09:00" }, { before: "PT1H" }],
  texts: {
    en: { title: "5th meeting of the Data Innovation Hub", summary: "We meet again." },
    fr: { title: "5e réunion du Pôle", summary: "Nous nous retrouvons." },
  },
});
