import type { Context } from "../hub/context.ts";
import { subscriberId } from "../hub/subscribers/address.ts";
import { changeSubscriber } from "../hub/subscribers/change.ts";
import { importSubscribers } from "../hub/subscribers/import.ts";
import { isPerson, type Person } from "../hub/subscribers/subscriber.ts";

/** Ids and addresses of everybody on the list. */
export type Audience = Map<string, string>;

const slice = 50;
const atOnce = 8;

/** Puts the subscribers, once for all seeds. */
export async function gatherAudience(context: Context, recipients: number): Promise<Audience> {
  const emails = Array.from({ length: recipients }, (_, i) => `reader-${i}@example.org`);
  const slices: string[][] = [];
  for (let i = 0; i < emails.length; i += slice) slices.push(emails.slice(i, i + slice));
  const work = async () => {
    for (let next = slices.pop(); next; next = slices.pop()) await importSlice(context, next);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return new Map(emails.map((email) => [subscriberId(context.keys, email), email]));
}

async function importSlice(context: Context, emails: string[]): Promise<void> {
  const rows = emails.map((email) => ({
    email,
    name: email.slice(0, email.indexOf("@")),
    language: "en",
    zone: "Europe/Brussels",
    topics: ["announcements"],
    confirmedAt: "2024-10-09T12:00:00Z",
    source: "sign-up sheet",
  }));
  await importSubscribers(context, { rows }, "chaos");
}

/** Those who left during a seed are back for the next one. */
export async function restore(context: Context, ids: Iterable<string>): Promise<void> {
  for (const id of ids) {
    await changeSubscriber<Person>(context, id, (current) =>
      isPerson(current) && current.state !== "active" ? { ...current, state: "active" } : undefined,
    );
  }
}
