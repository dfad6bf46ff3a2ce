import type { Note } from "../hub/editions/edition.ts";
import { type ChangeKind, changesOf } from "../hub/meetings/change-kinds.ts";
import type { Meeting } from "../hub/meetings/meeting.ts";
import { type Earlier, earlierOf } from "./earlier.ts";
import { dateOf, type Invitation, type When } from "./invitation.ts";
import type { Words } from "./words/index.ts";

/** What readers are told of the changes of a meeting, in one language. */
export interface Correction {
  subject: string;
  kicker: string;
  /** A sentence for each change, the weightiest first. */
  sentences: string[];
  earlier: Earlier;
  /** How a reader brings their own calendar up to date. */
  calendar: string | undefined;
  /** The link to join when it is not the one that readers have. */
  newLink: string | undefined;
  /** Staff's own sentence. */
  note: string | undefined;
}

/** The weightiest change gives the subject and the kicker. `note` in the language of the invitation, if there is one. */
export function correctionOf(
  words: Words,
  invitation: Invitation,
  { before, meeting, note }: { before: Meeting; meeting: Meeting; note?: Note },
): Correction {
  const said = words.update;
  const changes = changesOf(before, meeting);
  const { language, title, when, joinUrl } = invitation;
  const date = dateOf(invitation);
  const foremost = said.changes[changes[0] ?? "other"];
  const inWords = changes.length === 0 ? [foremost] : changes.map((change) => said.changes[change]);
  const newLink = changes.includes("link") || changes.includes("linkSet") ? joinUrl : undefined;
  return {
    subject: foremost.subject(title, date),
    kicker: foremost.kicker,
    sentences: inWords.map(({ sentence }) => sentence(date)),
    earlier: earlierOf(before, meeting, language),
    calendar: calendarIn(said, when, changes),
    newLink,
    note: note?.[language],
  };
}

function calendarIn(said: Words["update"], when: When, changes: ChangeKind[]): string | undefined {
  if (when.kind === "span") return changes.includes("dated") ? said.addToCalendar : said.openCalendar;
  return changes.includes("undated") ? said.removeFromCalendar : undefined;
}
