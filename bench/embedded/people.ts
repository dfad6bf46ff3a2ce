import type { Hub } from "./hub.ts";

/** The most that one import takes. */
const batch = 500;
/** One in so many is an address of SES's mailbox simulator that bounces. */
const bounceEvery = 200;

export const bounces = (reader: number): boolean => reader % bounceEvery === 0;

/** Readers are numbered from 0. */
export const addressOf = (reader: number): string =>
  bounces(reader) ? `bounce+${reader}@simulator.amazonses.com` : `reader+${reader}@example.org`;

/** Undefined for an address that is no reader's. */
export function readerOf(address: string): number | undefined {
  const reader = Number(/\+(\d+)@/.exec(address)?.[1] ?? "none");
  return addressOf(reader) === address ? reader : undefined;
}

const languages = ["en", "fr"];
const zones = ["Europe/Brussels", "Asia/Tokyo", "America/Lima", "Africa/Nairobi"];

const row = (reader: number) => ({
  email: addressOf(reader),
  name: `Reader ${reader}`,
  language: languages[reader % languages.length],
  zone: zones[reader % zones.length],
  topics: ["announcements"],
  confirmedAt: "2026-01-15T09:00:00Z",
  source: "bench",
});

/** Imports readers 0 to `count` through the staff API; `onProgress` hears how many are in. */
export async function importReaders(hub: Hub, count: number, onProgress: (done: number) => void): Promise<void> {
  for (let first = 0; first < count; first += batch) {
    const rows = Array.from({ length: Math.min(batch, count - first) }, (_, i) => row(first + i));
    await hub.staff("POST", "/api/imports", { rows });
    onProgress(first + rows.length);
  }
}
