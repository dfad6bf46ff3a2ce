import type { HubConfig } from "../../hub/config.ts";
import type { AgendaDay, Invitation } from "../invitation.ts";
import { slot } from "../slots.ts";
import type { Words } from "../words/index.ts";
import { paragraphs, underlined, wrap } from "./wrap.ts";

export const salutation = (words: Words): string => `${words.salutation}${slot.greetingName},`;

/** What a link is for, and its address on a line of its own, where mail programs find it whole. */
export const link = (words: Words, label: string, url: string): string => `${label}${words.colon}\n${url}`;

export const links = (words: Words, ...list: (readonly [label: string, url: string | undefined])[]): string =>
  paragraphs(...list.map(([label, url]) => (url === undefined ? undefined : link(words, label, url))));

const entry = (words: Words, label: string, ...said: string[]) => [`${label}${words.colon}`, ...said].join("\n  ");

export function whenAndWhere(words: Words, { when, place }: Invitation): string {
  const said = words.meeting;
  const where = place === undefined ? undefined : entry(words, said.place, place);
  if (when.kind === "month") return paragraphs(entry(words, said.month, when.month, said.dayOpen), where);
  return paragraphs(
    entry(words, said.time, when.span, when.zoneName),
    entry(words, said.readerTime(slot.readerZone), slot.readerWhen),
    where,
  );
}

export function agenda(words: Words, { agenda: days, when }: Invitation, short = false): string | undefined {
  if (days.length === 0) return undefined;
  return paragraphs(
    underlined(words.agenda.title),
    when.kind === "span" ? words.agenda.note(when.offsets) : undefined,
    ...days.map((day) => sessions(day, short)),
  );
}

function sessions({ date, items }: AgendaDay, short: boolean): string {
  const list = items.map(({ start, end, title, detail, speakers = [] }) => {
    const below = short ? [] : [detail ?? "", speakers.join(" · ")].flatMap((text) => text.split("\n")).filter(Boolean);
    return [wrap(`${start}–${end}  ${title}`), ...below.map((text) => wrap(`    ${text}`))].join("\n");
  });
  return [...(date === undefined ? [] : [date]), ...list].join(short ? "\n" : "\n\n");
}

const rule = "-".repeat(40);

export const sender = (hub: HubConfig, words: Words): string =>
  paragraphs(rule, `${hub.name}\n${hub.organisation}\n${words.links.contact(hub.contact)}`);

export const footer = (hub: HubConfig, words: Words, why: string): string =>
  paragraphs(
    sender(hub, words),
    why,
    links(
      words,
      [words.links.preferences, slot.preferencesUrl],
      [words.links.unsubscribe(hub.name), slot.unsubscribeUrl],
    ),
  );
