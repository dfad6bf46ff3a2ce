import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { send } from "../../../cli/answers.ts";
import type { DeployedHub } from "../hub.ts";
import type { Received } from "../mailbox.ts";
import { until } from "../progress.ts";
import { exactly, type Reader, theMail } from "./readers.ts";

export const slug = "dih-rehearsal";
const titles = { en: "Rehearsal of the Data Innovation Hub", fr: "Répétition du Pôle d’innovation" };
const zone = "Europe/Brussels";

/** A meeting whose only reminder falls due in this many seconds, as staff's command line reads it. The answer is the file. */
export async function writeMeeting(folder: string, dueInSeconds: number): Promise<string> {
  const start = Temporal.Now.zonedDateTimeISO(zone).add({ hours: 1, seconds: dueInSeconds });
  const local = (at: Temporal.ZonedDateTime) => at.toPlainDateTime().toString({ smallestUnit: "second" });
  const meeting = {
    ...{ slug, zone, place: "WCO Headquarters, Brussels", reminders: [{ before: "PT1H" }] },
    ...{ start: local(start), end: local(start.add({ hours: 2 })) },
    texts: {
      en: { title: titles.en, summary: "We rehearse *everything*." },
      fr: { title: titles.fr, summary: "Nous répétons *tout*." },
    },
  };
  const file = join(folder, `${slug}.json`);
  await writeFile(file, JSON.stringify(meeting));
  return file;
}

/** Puts and announces it. The answer is the send's id. */
export async function announce(hub: DeployedHub, file: string): Promise<string> {
  const kept = await hub.command("meetings", "put", file);
  assert.match(kept, exactly(`${slug} is kept: draft`), "Staff do not see that the meeting is kept");
  const answer = await hub.command("announce", slug, "--yes", "--json");
  return z.object({ send }).parse(JSON.parse(answer)).send.id;
}

export async function announcement(hub: DeployedHub, { email, language }: Reader): Promise<Received> {
  const mail = await theMail(hub, email, "the announcement", new RegExp(`^${exactly(titles[language]).source}`));
  assert.match(mail.calendar ?? "", /METHOD:PUBLISH/, `The announcement to ${email} puts nothing into a calendar`);
  assert.ok(mail.unsubscribe, `The announcement to ${email} has no List-Unsubscribe`);
  return mail;
}

const all = Object.values(titles);
export const isAnnouncement = ({ subject }: Received): boolean => all.some((title) => subject.startsWith(title));
export const isReminder = ({ subject }: Received): boolean => all.some((title) => subject.endsWith(title));

/** Nobody here calls tick: the rule does. */
export async function reminded(hub: DeployedHub, ...readers: Reader[]): Promise<void> {
  const reached = ({ email }: Reader) => hub.mailbox.to(email).some(isReminder);
  await until("the rule to send the reminder", () => (readers.every(reached) ? true : undefined), 200);
}
