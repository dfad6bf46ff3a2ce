import type { MeetingInput } from "./input.ts";
import type { Meeting } from "./meeting.ts";
import { offsetKey } from "./reminder-offset.ts";
import { spanOf } from "./times.ts";

/** One field before and after, as staff wrote it; absent: it had, or has, none. */
export interface Change {
  /** A path such as `start` or `texts.fr.agenda`. */
  field: string;
  before?: string;
  after?: string;
}

const whenAndWhere = ["start", "end", "month", "zone", "place"] as const;
const links = ["joinUrl", "registerUrl"] as const;

/** What staff changed, field by field, in the order of the schema. */
export function changesBetween(before: MeetingInput, after: MeetingInput): Change[] {
  return [
    ...[...whenAndWhere, ...links].map((field) => ({ field, before: before[field], after: after[field] })),
    { field: "reminders", before: planOf(before), after: planOf(after) },
    ...textsOf(before, after),
  ]
    .filter((change) => change.before !== change.after)
    .map(({ field, before: was, after: is }) => ({
      field,
      ...(was === undefined ? {} : { before: was }),
      ...(is === undefined ? {} : { after: is }),
    }));
}

const planOf = ({ reminders }: MeetingInput): string | undefined => reminders?.map(offsetKey).join(", ");

function textsOf(before: MeetingInput, after: MeetingInput) {
  const spoken = [...new Set([...Object.keys(before.texts), ...Object.keys(after.texts)])].sort();
  const said = ({ texts }: MeetingInput, language: string) =>
    Object.entries(texts).find(([key]) => key === language)?.[1];
  return spoken.flatMap((language) => {
    const [was, is] = [said(before, language), said(after, language)];
    return [
      { field: `texts.${language}.title`, before: was?.title, after: is?.title },
      { field: `texts.${language}.summary`, before: was?.summary, after: is?.summary },
      { field: `texts.${language}.agenda`, before: agendaOf(was), after: agendaOf(is) },
    ];
  });
}

/** A session a line, as people read it. */
const agendaOf = (text: MeetingInput["texts"]["en"]): string | undefined =>
  text?.agenda
    .map(({ date, start, end, title, detail, speakers = [] }) =>
      [[date, `${start}–${end}`, title].filter(Boolean).join(" "), detail, speakers.join(", ")]
        .filter(Boolean)
        .join("; "),
    )
    .join("\n");

/** The same for whole meetings: what staff changed, and what became of it. */
export const revisedBetween = (before: Meeting, after: Meeting): Change[] => [
  ...(before.state === after.state ? [] : [{ field: "state", before: before.state, after: after.state }]),
  ...changesBetween(before.input, after.input),
];

/** Begins at another instant. The same instant by another clock, or written with seconds, is no move. */
export const startsElse = (a: MeetingInput, b: MeetingInput): boolean =>
  a.month !== b.month || spanOf(a)?.start.epochMilliseconds !== spanOf(b)?.start.epochMilliseconds;

/** What raises a calendar's SEQUENCE (RFC 5546 §2.1.4). */
export const isElsewhere = (a: MeetingInput, b: MeetingInput): boolean =>
  startsElse(a, b) || spanOf(a)?.end.epochMilliseconds !== spanOf(b)?.end.epochMilliseconds || a.place !== b.place;

/** Whether who was told the one would go wrong by it: another time, place or way in. Texts alone are no such news. */
export const misleads = (told: MeetingInput, now: MeetingInput): boolean =>
  isElsewhere(told, now) || told.joinUrl !== now.joinUrl;

/** The same for whole meetings: one that was cancelled, or takes place after all, is news too. */
export const isNews = (told: Meeting, now: Meeting): boolean =>
  (told.state === "cancelled") !== (now.state === "cancelled") || misleads(told.input, now.input);
