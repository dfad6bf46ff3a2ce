import { iso } from "../hub/clock.ts";
import type { Context } from "../hub/context.ts";
import { subscriberId } from "../hub/subscribers/address.ts";
import type { Person } from "../hub/subscribers/subscriber.ts";
import { hub } from "./settings.ts";

/** Names, languages and zones as a world-wide list has them. */
const names = [
  "Ana Díaz",
  "Jean-Luc Moreau",
  "Aroha Ngata",
  "",
  "Müller, Jörg",
  "李小龍",
  "Fatima Al-Zahra",
  "Sam Lee",
];
const zones = [
  "Europe/Brussels",
  "Pacific/Auckland",
  "America/New_York",
  "Asia/Tokyo",
  "Africa/Nairobi",
  "America/Sao_Paulo",
  "Asia/Kolkata",
  "Europe/Paris",
  "Australia/Sydney",
  "America/Los_Angeles",
  "Asia/Dubai",
  "UTC",
];
const confirmedAt = "2024-10-09T12:00:00Z";
const atOnce = 16;

const at = <T>(list: readonly T[], i: number, otherwise: T): T => list[i % list.length] ?? otherwise;

/** The `i`th subscriber: a third reads French. */
export function reader(context: Pick<Context, "keys">, i: number, email = `reader-${i}@example.org`): Person {
  const zone = at(zones, i, "UTC");
  return {
    id: subscriberId(context.keys, email),
    rev: 0,
    state: "active",
    createdAt: confirmedAt,
    stateAt: confirmedAt,
    email,
    profile: {
      name: at(names, i, ""),
      language: i % 3 === 0 ? "fr" : "en",
      zone,
      topics: ["announcements", "reminders"],
    },
    zones: [{ zone, since: confirmedAt }],
    consents: [
      { wording: hub.consentVersion, language: "en", at: confirmedAt, source: "/", network: "n0", confirmedAt },
    ],
    confirmedAt,
  };
}

/** Stores subscribers. The answer is their ids. */
export async function gather(context: Context, people: Person[]): Promise<string[]> {
  const waiting = [...people];
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await context.store.subscribers.put(next);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return people.map(({ id }) => id);
}

export const now = (context: Context): string => iso(context.clock.now());
