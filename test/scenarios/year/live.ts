import ICAL from "ical.js";
import PostalMime from "postal-mime";
import { Temporal } from "temporal-polyfill";
import { meetingOf } from "../../../hub/editions/edition.ts";
import { DomainError } from "../../../hub/errors.ts";
import { calendarOf } from "../../../hub/meetings/calendar.ts";
import type { Meeting } from "../../../hub/meetings/meeting.ts";
import { allRecipients } from "../../../hub/sends/recipients.ts";
import type { TestHub } from "../../hub.ts";
import { textOf } from "../../mail/read.ts";
import { beginStory, type Story } from "../story.ts";
import type { Act } from "./acts.ts";
import { Crash, type Fuse, withFuse } from "./crash.ts";

/** A calendar's one event, as somebody else's parser reads it. */
export interface Entry {
  uid: string;
  sequence: number;
  status: string;
  /** Start, end and place: what SEQUENCE rises with. */
  where: string;
}

export interface Letter {
  at: string;
  name: string;
  kind: string;
  send: string;
  /** It speaks of the meeting. */
  tells: boolean;
  /** Where and when it says that the meeting is; absent for a welcome. */
  says?: string;
  reminder?: { start: string; offset: string; due: string };
  entry?: Entry;
}

/** What was true from an instant on. */
export interface Moment {
  at: string;
  act: Act;
  meeting?: Meeting;
  /** What the calendar feed says. */
  entry?: Entry;
  /** Whoever's subscription is confirmed. */
  active: string[];
  /** Letters that had left by then. */
  letters: number;
}

export interface Year {
  moments: Moment[];
  letters: Letter[];
  /** Whom a mail did not reach any more, by the ledger, as it was no longer true when their turn came. */
  overtaken: { send: string; name: string }[];
}

const begins = "2027-01-04T12:00:00Z";

/** Whatever was begun comes to its end. */
const atLast: Act = { do: "pass", minutes: 60 * 24 * 60 };

/** Lives through a history on real engines; what is refused is refused, and what dies is started again. */
export async function live(acts: Act[]): Promise<Year> {
  const story = await beginStory(begins);
  try {
    const fuse = withFuse(story.hub.context.store);
    const moments: Moment[] = [];
    await story.readers({ ana: "Europe/Brussels", kai: "Pacific/Auckland" });
    const written: Record<string, unknown> = { ...hoursIn(story, 30, 9), texts };
    await story.put(written);
    for (const act of [...acts, atLast]) {
      if (act === atLast) fuse.putOut();
      try {
        await perform(story, fuse, act, written);
      } catch (error) {
        if (!(error instanceof DomainError) && !isCrash(error)) throw error;
      }
      if (act.do !== "crash") fuse.putOut();
      moments.push(await momentOf(story, act));
    }
    return { moments, letters: await lettersOf(story), overtaken: await overtakenIn(story) };
  } finally {
    await story.hub.close();
  }
}

const isCrash = (error: unknown): boolean =>
  error instanceof Crash || (error instanceof AggregateError && error.errors.every(isCrash));

const title = "5th meeting of the hub";
const texts = { en: { title, summary: "First." } };

function hoursIn({ hub }: Story, days: number, hour: number): Record<string, unknown> {
  const day = hub.clock.now().toZonedDateTimeISO("Europe/Brussels").toPlainDate().add({ days });
  const at = (h: number) => `${day}T${String(h).padStart(2, "0")}:30:00`;
  return { start: at(hour), end: at(hour + 2), month: undefined };
}

async function perform(story: Story, fuse: Fuse, act: Act, written: Record<string, unknown>): Promise<void> {
  const passed = (minutes: number) => story.hub.clock.now().add({ minutes }).toString();
  switch (act.do) {
    case "pass":
      return story.until(passed(act.minutes));
    case "down":
      story.hub.jobs.splice(0);
      return story.downUntil(passed(act.minutes));
    case "move":
      return put(story, written, hoursIn(story, act.days, act.hour));
    case "month": {
      const now = story.hub.clock.now().toZonedDateTimeISO("UTC").toPlainDate();
      const month = now.toPlainYearMonth().add({ months: act.months }).toString();
      return put(story, written, { month, start: undefined, end: undefined });
    }
    case "place":
      return put(story, written, { place: `Room ${act.nr % 3}` });
    case "text":
      return put(story, written, { texts: { en: { ...texts.en, summary: `Edit ${act.nr}.` } } });
    case "plan":
      return put(story, written, { reminders: plans[act.nr % plans.length] });
    case "crash":
      return fuse.light(act.nr, act.made);
    case "join":
      return story.joins(act.name, act.zone);
    case "leave":
      return story.leaves(act.name);
    case "announce":
    case "cancel":
    case "reinstate":
      return story[act.do]();
  }
}

const plans = [
  undefined,
  [{ before: "P7D", at: "08:00" }, { before: "PT30M" }],
  [{ before: "P2D", at: "18:00" }, { before: "P1D" }],
];

async function put(story: Story, written: Record<string, unknown>, changes: Record<string, unknown>): Promise<void> {
  Object.assign(written, changes);
  await story.put(written);
}

async function momentOf({ hub }: Story, act: Act): Promise<Moment> {
  const { store } = hub.context;
  const meeting = await store.meetings.get("dih-5");
  const shown = meeting && meeting.scheduledAt !== undefined && meeting.input.start !== undefined;
  const people = (await store.subscribers.list({ state: "active" }, 100)).items;
  return {
    at: hub.clock.now().toString(),
    act,
    ...(meeting ? { meeting } : {}),
    ...(shown ? { entry: entryOf(calendarOf(hub.context.hub, [meeting], "en")) } : {}),
    active: people.flatMap((one) => (one.state === "active" ? [nameOf(one.email)] : [])).sort(),
    letters: mailOf(hub).length,
  };
}

async function lettersOf({ hub }: Story): Promise<Letter[]> {
  const letters: Letter[] = [];
  for (const { id, at, to, tags } of mailOf(hub)) {
    const { kind = "", send = "" } = tags;
    const { attachments, text = "" } = await PostalMime.parse(hub.outbox.raw(id) ?? "");
    const calendar = attachments.find(({ mimeType }) => mimeType === "text/calendar")?.content;
    const reminder = (await hub.context.store.sends.get(send))?.reminder;
    letters.push({
      at: Temporal.Instant.from(at).toString(),
      name: nameOf(to[0] ?? ""),
      kind,
      send,
      tells: text.includes(title),
      ...(await saying(hub, send)),
      ...(reminder ? { reminder } : {}),
      ...(calendar ? { entry: entryOf(textOf(calendar)) } : {}),
    });
  }
  return letters;
}

async function overtakenIn({ hub: { context } }: Story): Promise<Year["overtaken"]> {
  const overtaken: Year["overtaken"] = [];
  const { items } = await context.store.sends.list({}, 1_000);
  for (const { id } of items) {
    for await (const { email = "", reason } of allRecipients(context, id, "skipped")) {
      if (reason === "expired") overtaken.push({ send: id, name: nameOf(email) });
    }
  }
  return overtaken;
}

/** Of a bulk send: a welcome is of one edition or another. */
async function saying({ context }: TestHub, send: string): Promise<{ says?: string }> {
  const subject = (await context.store.editions.get(send))?.subject;
  const meeting = subject && meetingOf(subject);
  return meeting ? { says: whereOf(meeting) } : {};
}

/** When and where a meeting is, or that it is not. */
export const whereOf = ({ state, input }: Meeting): string =>
  state === "cancelled" ? "cancelled" : [input.month ?? input.start, input.place].join(" at ");

/** Without the probes that the hub sends to SES's simulator. */
const mailOf = (hub: TestHub) => hub.outbox.list().filter(({ tags }) => tags.kind !== "probe");

const nameOf = (address: string): string => address.split("@")[0] ?? "";

function entryOf(calendar: string): Entry {
  const events = new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents("vevent");
  const [event] = events;
  if (!event || events.length !== 1) throw new Error(`A calendar of ${events.length} events.`);
  const said = (name: string) => String(event.getFirstPropertyValue(name) ?? "");
  return {
    uid: said("uid"),
    sequence: Number(said("sequence")),
    status: said("status"),
    where: [said("dtstart"), said("dtend"), said("location"), said("status")].join(" "),
  };
}
