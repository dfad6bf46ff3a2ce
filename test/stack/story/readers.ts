import assert from "node:assert/strict";
import { z } from "zod";
import { words } from "../../../emails/words/index.ts";
import type { DeployedHub } from "../hub.ts";
import type { Received } from "../mailbox.ts";
import { until } from "../progress.ts";
import { visit } from "../web.ts";

export const ana = { email: "ana@example.org", name: "Ana", language: "en", zone: "Europe/Brussels" } as const;
export const luc = { email: "luc@example.org", name: "Luc", language: "fr", zone: "Europe/Paris" } as const;
/** An address of SES's mailbox simulator, whose mail bounces. */
export const omar = {
  email: "bounce+omar@simulator.amazonses.com",
  name: "Omar",
  language: "en",
  zone: "Africa/Cairo",
} as const;
export const readers = [ana, luc, omar];
export type Reader = (typeof readers)[number];

const subscriber = z.object({ id: z.string(), email: z.string().optional(), state: z.string() });
const page = z.object({ items: z.array(subscriber) });

/** Everybody whom staff see, by address. */
export async function subscribers(hub: DeployedHub): Promise<Map<string, { id: string; state: string }>> {
  const { items } = await hub.staff(page, "/api/subscribers");
  return new Map(items.map(({ id, email = id, state }) => [email, { id, state }]));
}

export async function subscribe(hub: DeployedHub, { email, ...reader }: Reader): Promise<void> {
  const form = { email, ...reader, topics: ["announcements", "reminders"], consent: "on" };
  const { status } = await visit(`${hub.url}/subscribe`, form);
  assert.equal(status, 200, `${email} sends the form and sees an error`);
}

/** The mail of a reader with this subject, of which there is one and only one. */
export async function theMail(hub: DeployedHub, email: string, what: string, subject: RegExp): Promise<Received> {
  const found = () => hub.mailbox.to(email).filter((mail) => subject.test(mail.subject));
  const [mail, ...more] = await until(`${what} to reach ${email}`, () => (found().length > 0 ? found() : undefined));
  assert.ok(mail && more.length === 0, `${email} gets ${what} ${found().length} times`);
  return mail;
}

export const exactly = (text: string): RegExp => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));

export const confirmationMail = (hub: DeployedHub, { email, language }: Reader): Promise<Received> =>
  theMail(hub, email, "the request to confirm", exactly(words[language].confirmation.subject("")));

const welcomeMail = (hub: DeployedHub, { email, language }: Reader): Promise<Received> =>
  theMail(hub, email, "the welcome", exactly(words[language].welcome.subject("\0").split("\0")[0] ?? ""));

/** The first link of this kind that a reader sees in a mail. */
export function linkIn({ text, subject }: Received, hub: DeployedHub, kind: string): string {
  const [link] = new RegExp(`${exactly(`${hub.url}/${kind}/`).source}\\S+`).exec(text) ?? [];
  assert.ok(link, `The mail "${subject}" has no link to ${kind}`);
  return link;
}

export async function confirm(hub: DeployedHub, reader: Reader): Promise<void> {
  const link = linkIn(await confirmationMail(hub, reader), hub, "confirm");
  for (const scanner of ["a scanner", "the reader"]) {
    assert.equal((await visit(link)).status, 200, `${scanner} opens the link of ${reader.email} and sees an error`);
  }
  const { state } = (await subscribers(hub)).get(reader.email) ?? {};
  assert.equal(state, "pending", `Opening the link has made ${reader.email} ${state}`);
  assert.equal((await visit(link, {})).status, 200, `${reader.email} presses the button and sees an error`);
  await welcomeMail(hub, reader);
}
