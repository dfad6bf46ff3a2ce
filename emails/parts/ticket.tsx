/** @jsxImportSource react */
import type { Earlier } from "../earlier.ts";
import type { Invitation } from "../invitation.ts";
import { slot } from "../slots.ts";
import type { Words } from "../words/index.ts";
import { Entry } from "./entry.tsx";
import { Paragraph, TextLink } from "./prose.tsx";
import { TicketSheet } from "./ticket-sheet.tsx";

interface TicketProps {
  invitation: Invitation;
  words: Words;
  /** What readers were told before, and holds no more. */
  earlier?: Earlier;
  /** A link to join that readers do not have yet. */
  newLink?: string | undefined;
}

/** When and where, as on a ticket: a leaf of the calendar, the meeting's own time, the reader's clock, the place. */
export function Ticket({ invitation, words, earlier, newLink }: TicketProps) {
  const { when, place } = invitation;
  const said = words.meeting;
  return (
    <TicketSheet leaf={when.leaf}>
      <Time invitation={invitation} words={words} earlier={earlier} />
      <ReadersTime invitation={invitation} words={words} earlier={earlier} />
      {(place !== undefined || earlier?.place !== undefined) && (
        <Entry
          words={words}
          label={said.place}
          was={earlier?.place === undefined ? undefined : <bdi>{earlier.place}</bdi>}
        >
          {place === undefined ? words.update.noPlace : <bdi>{place}</bdi>}
        </Entry>
      )}
      {newLink !== undefined && (
        <Entry words={words} label={words.update.newLink}>
          <TextLink href={newLink}>
            <bdi>{newLink}</bdi>
          </TextLink>
        </Entry>
      )}
      {when.kind === "span" && (
        <Paragraph kind="small" below="14px">
          <TextLink href={when.calendarUrl}>{words.links.calendar}</TextLink>
        </Paragraph>
      )}
    </TicketSheet>
  );
}

interface TimeProps {
  invitation: Invitation;
  words: Words;
  earlier: Earlier | undefined;
}

function Time({ invitation: { when }, words, earlier }: TimeProps) {
  const said = words.meeting;
  const open = earlier?.onReadersClock ? undefined : said.dayOpen;
  const [label, time, note] =
    when.kind === "span" ? [said.time, when.span, when.zoneName] : [said.month, when.month, open];
  return (
    <Entry words={words} label={label} note={note} strong was={earlier?.when}>
      {time}
    </Entry>
  );
}

/** A meeting whose day was withdrawn had an hour on the reader's clock, which no longer holds. */
function ReadersTime({ invitation: { when }, words, earlier }: TimeProps) {
  const changed = earlier?.onReadersClock ?? false;
  if (when.kind === "month" && !changed) return null;
  return (
    <Entry words={words} label={words.meeting.readerTime(slot.readerZone)} was={changed ? slot.readerWas : undefined}>
      {when.kind === "span" ? slot.readerWhen : words.meeting.dayOpen}
    </Entry>
  );
}
