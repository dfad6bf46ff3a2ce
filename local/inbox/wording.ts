import type { OutboxMessage } from "../ses/outbox.ts";

const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeZone: "UTC" });
const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone: "UTC" });
const size = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });
const count = new Intl.NumberFormat("en-GB");

/** "Monday 10 May 2027" */
export const dayOf = (iso: string): string => day.format(new Date(iso)).replace(",", "");
/** "12:00" */
export const timeOf = (iso: string): string => time.format(new Date(iso));

export const messages = (n: number): string => `${count.format(n)} ${n === 1 ? "message" : "messages"}`;

export const kilobytes = (octets: number): string => `${size.format(octets / 1024)} KB`;

/** The kind of mail, when its sender tagged one. */
export const kindOf = (message: OutboxMessage): string | undefined => message.tags.kind;

export const subjectOf = (message: OutboxMessage): string => message.subject || "(no subject)";

/** "Secretariat <news@hub.example>" in its two parts; the name is the address where there is none. */
export function senderOf(message: OutboxMessage): { name: string; address: string } {
  const match = /^\s*"?(.*?)"?\s*<([^<>]*)>\s*$/.exec(message.from);
  const address = match?.[2] ?? message.from;
  return { name: match?.[1] || address, address };
}
