import type { HubConfig } from "../../hub/config.ts";
import type { AgendaItem } from "../../hub/meetings/input.ts";
import type { Day } from "../days.ts";
import type { Earlier } from "../earlier.ts";
import type { Invitation } from "../invitation.ts";
import { slot } from "../slots.ts";
import type { Words } from "../words/index.ts";
import { paragraphs, underlined, wrap } from "./wrap.ts";

export const salutation = (words: Words): string => `${words.salutation}${slot.greetingName},`;

/** What a link is for, and its address on a line of its own, where mail programs find it whole. */
export const link = (words: Words, label: string, url: string): string => `${label}${words.colon}\n${url}`;

export const links = (words: Words, ...list: (readonly [label: string, url: string | undefined])[]): string =>
  paragraphs(...list.map(([label, url]) => (url === undefined ? undefined : link(words, label, url))));

/** To register, to join and to keep; long before a meeting one registers, shortly before it one joins. */
export function meetingLinks(
  words: Words,
  { when, registerUrl, joinUrl }: Invitation,
  first: "register" | "join" = "register",
): string {
  const register = [words.links.register, registerUrl] as const;
  const join = [words.links.join, joinUrl] as const;
  const calendar = [words.links.calendar, when.kind === "span" ? when.calendarUrl : undefined] as const;
  return links(words, ...(first === "register" ? [register, join] : [join, register]), calendar);
}

/** To the rest of an agenda that is told in short. */
export const pageLink = (words: Words, { agenda: days, pageUrl }: Invitation): string =>
  link(words, days.length > 0 ? words.links.fullAgenda : words.links.page, pageUrl);

export const listed = (sentences: string[]): string => sentences.map((sentence) => `- ${sentence}`).join("\n");

const entry = (words: Words, label: string, ...said: (string | undefined)[]) =>
  [`${label}${words.colon}`, ...said.filter((line) => line !== undefined)].join("\n  ");

/** Two lines for what is otherwise than it was told. */
const nowAndThen = (words: Words, was: string | undefined, now: string): string[] =>
  was === undefined
    ? [now]
    : [`${words.update.untilNow}${words.colon} ${was}`, `${words.update.now}${words.colon} ${now}`];

/** `earlier`: what readers were told before, and holds no more. */
export function whenAndWhere(words: Words, { when, place }: Invitation, earlier?: Earlier): string {
  const said = words.meeting;
  const open = earlier?.onReadersClock ? undefined : said.dayOpen;
  const [label, time, note] =
    when.kind === "span" ? [said.time, when.span, when.zoneName] : [said.month, when.month, open];
  const changed = earlier?.onReadersClock ? slot.readerWas : undefined;
  const readers = when.kind === "span" ? slot.readerWhen : said.dayOpen;
  const onAClock = when.kind === "span" || changed !== undefined;
  const where = place !== undefined || earlier?.place !== undefined;
  return paragraphs(
    entry(words, label, ...nowAndThen(words, earlier?.when, time), note),
    onAClock ? entry(words, said.readerTime(slot.readerZone), ...nowAndThen(words, changed, readers)) : undefined,
    where ? entry(words, said.place, ...nowAndThen(words, earlier?.place, place ?? words.update.noPlace)) : undefined,
  );
}

/** When and where a meeting would have been. */
export function whatWasPlanned(words: Words, { when, place }: Invitation): string {
  const date = when.kind === "span" ? [when.span, when.zoneName] : [when.month];
  return paragraphs(
    entry(words, words.cancellation.planned, ...date),
    when.kind === "span" ? entry(words, words.meeting.readerTime(slot.readerZone), slot.readerWhen) : undefined,
    place === undefined ? undefined : entry(words, words.meeting.place, place),
  );
}

/** In a line, for what needs no ticket. */
export const dateAndPlace = ({ when, place }: Invitation, hours = false): string => {
  const date = when.kind === "month" ? when.month : hours ? when.span : when.days;
  return [date, place].filter(Boolean).join(" · ");
};

export function agenda(words: Words, { agenda: days, when }: Invitation, short = false): string | undefined {
  if (days.length === 0) return undefined;
  return paragraphs(
    underlined(words.agenda.title),
    when.kind === "span" ? words.agenda.note(when.offsets) : undefined,
    ...days.map((day) => sessions(day, short)),
  );
}

function sessions({ date, items }: Day<AgendaItem>, short: boolean): string {
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
