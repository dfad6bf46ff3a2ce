/** @jsxImportSource react */
import type { Invitation } from "../invitation.ts";
import { slot } from "../slots.ts";
import type { Words } from "../words/index.ts";
import { Entry, Struck } from "./entry.tsx";
import { TicketSheet } from "./ticket-sheet.tsx";

/** When and where a meeting would have been. */
export function VoidTicket({ invitation, words }: { invitation: Invitation; words: Words }) {
  const { when, place } = invitation;
  const said = words.meeting;
  return (
    <TicketSheet leaf={when.leaf} struck>
      <Entry words={words} label={words.cancellation.planned} note={when.kind === "span" ? when.zoneName : undefined}>
        <Struck>{when.kind === "span" ? when.span : when.month}</Struck>
      </Entry>
      {when.kind === "span" && (
        <Entry words={words} label={said.readerTime(slot.readerZone)}>
          <Struck>{slot.readerWhen}</Struck>
        </Entry>
      )}
      {place !== undefined && (
        <Entry words={words} label={said.place}>
          <bdi>{place}</bdi>
        </Entry>
      )}
    </TicketSheet>
  );
}
