import { Temporal } from "temporal-polyfill";
import type { Meeting } from "../../../hub/meetings/meeting.ts";
import { type Entry, type Letter, type Moment, whereOf, type Year } from "./live.ts";

/** Everything in a year that no promise allows, in words. */
export function faults(year: Year): string[] {
  return [
    ...unconfirmed(year),
    ...wrongReminders(year),
    ...wrongCalendars(year),
    ...wrongNotices(year),
    ...unheard(year),
  ];
}

const told = ({ at, name, kind, send }: Letter): string => `${at} ${name} ${kind} ${send}`;

/** The moment that a letter left in: after what was done before it. */
function* leaving({ moments, letters }: Year): Generator<{ letter: Letter; before: Moment[]; during: Moment }> {
  for (const [i, letter] of letters.entries()) {
    const index = moments.findIndex((moment) => moment.letters > i);
    const during = moments[index];
    if (during) yield { letter, before: moments.slice(0, index), during };
  }
}

/** P1: list mail only to whose subscription is confirmed at that moment. */
function unconfirmed(year: Year): string[] {
  return [...leaving(year)]
    .filter(({ letter, before, during }) => {
      if (letter.kind === "confirmation") return false;
      const was = before.at(-1)?.active ?? ["ana", "kai"];
      const joins = during.act.do === "join" && during.act.name === letter.name;
      const leaves = during.act.do === "leave" && during.act.name === letter.name;
      return !joins && (!was.includes(letter.name) || leaves);
    })
    .map(({ letter }) => `P1: ${told(letter)} is not subscribed`);
}

/** P3: never after the start, never twice, never early, never from a meeting that is not scheduled for that start. */
function wrongReminders(year: Year): string[] {
  const seen = new Set<string>();
  const wrong: string[] = [];
  for (const { letter, during } of leaving(year)) {
    const { reminder } = letter;
    if (!reminder) continue;
    const key = [letter.name, reminder.start, reminder.offset].join(" ");
    if (seen.has(key)) wrong.push(`P3: ${told(letter)} comes twice`);
    seen.add(key);
    if (after(letter.at, reminder.start) || letter.at === reminder.start) wrong.push(`P3: ${told(letter)} comes late`);
    if (after(reminder.due, letter.at)) wrong.push(`P3: ${told(letter)} comes early`);
    const { meeting } = during;
    if (meeting?.state !== "scheduled") wrong.push(`P3: ${told(letter)} of a meeting that is ${meeting?.state}`);
    if (startOf(meeting) !== Temporal.Instant.from(reminder.start).epochMilliseconds) {
      wrong.push(`P3: ${told(letter)} of another start`);
    }
  }
  return wrong;
}

function startOf(meeting: Meeting | undefined): number | undefined {
  const { start, zone = "UTC" } = meeting?.input ?? {};
  return start === undefined ? undefined : Temporal.PlainDateTime.from(start).toZonedDateTime(zone).epochMilliseconds;
}

/** P5: one UID; SEQUENCE never falls, and rises with what a calendar shows. */
function wrongCalendars({ moments, letters }: Year): string[] {
  const feeds = moments.flatMap(({ entry, at }) => (entry ? [{ entry, of: `the feed at ${at}` }] : []));
  const mails = letters.flatMap((letter) => (letter.entry ? [{ entry: letter.entry, of: told(letter) }] : []));
  return [...wrongOrder(feeds), ...wrongOrder(mails)];
}

function wrongOrder(calendars: { entry: Entry; of: string }[]): string[] {
  return calendars.flatMap(({ entry, of }, i) => {
    const before = calendars[i - 1]?.entry;
    if (!before) return [];
    if (entry.uid !== before.uid) return [`P5: ${of} has another UID`];
    if (entry.sequence < before.sequence) return [`P5: ${of} goes back from ${before.sequence} to ${entry.sequence}`];
    const same = entry.where === before.where;
    return !same && entry.sequence === before.sequence ? [`P5: ${of} shows something else with the same SEQUENCE`] : [];
  });
}

/**
 * A notice goes to exactly those whom mail about the meeting had reached before and who still subscribe; but for whom it
 * does not reach in time, because of a crash, before the meeting changes again.
 */
function wrongNotices(year: Year): string[] {
  const sends = Map.groupBy(
    [...leaving(year)].filter(({ letter }) => letter.kind === "update" || letter.kind === "cancellation"),
    ({ letter }) => letter.send,
  );
  return [...sends].flatMap(([send, left]) => {
    const [first] = left;
    if (!first) return [];
    const index = year.letters.indexOf(first.letter);
    const knew = year.letters
      .slice(0, index)
      .filter(({ tells }) => tells)
      .map(({ name }) => name);
    const active = first.before.at(-1)?.active ?? [];
    const changed = year.moments.some(({ at, meeting }) => {
      return after(at, first.letter.at) && meeting && whereOf(meeting) !== first.letter.says;
    });
    const late = changed ? year.overtaken.filter((one) => one.send === send).map(({ name }) => name) : [];
    const expected = [...new Set(knew)].filter((name) => active.includes(name) && !late.includes(name)).sort();
    const got = left.map(({ letter }) => letter.name).sort();
    return String(got) === String(expected) ? [] : [`${send} reached ${got}; told before were ${expected}`];
  });
}

/** Nobody is left with what is not true: the last that a reader was told of a meeting ahead is where and when it is. */
function unheard({ moments, letters }: Year): string[] {
  const last = moments.at(-1);
  const changed = moments.findLast((moment, i) => whereIn(moment) !== whereIn(moments[i - 1]));
  const meeting = last?.meeting;
  if (!last || !changed || !meeting || meeting.state === "draft") return [];
  // What is changed as it begins is told to nobody.
  const begins = startOf(meeting) ?? Infinity;
  if (begins < Temporal.Instant.from(changed.at).add({ minutes: 45 }).epochMilliseconds) return [];
  return last.active.flatMap((name) => {
    const heard = letters.findLast((letter) => letter.name === name && letter.tells);
    // What a welcome says is tried by the story of those who join late.
    const isTrue = heard?.says === undefined || heard.says === whereOf(meeting);
    return isTrue ? [] : [`${name} was told ${heard.says} last; true is ${whereOf(meeting)}`];
  });
}

const whereIn = (moment: Moment | undefined): string | undefined => moment?.meeting && whereOf(moment.meeting);

const after = (a: string, b: string): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b)) > 0;
