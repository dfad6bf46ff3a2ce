/** @jsxImportSource react */
import type { ReactNode } from "react";
import type { Leaf } from "../../hub/meetings/dates.ts";
import type { Invitation } from "../invitation.ts";
import { look } from "../look.ts";
import { slot } from "../slots.ts";
import { serif, type } from "../tokens.ts";
import type { Words } from "../words/index.ts";
import { breaking, Paragraph, TextLink } from "./prose.tsx";

/** When and where, as on a ticket: a leaf of the calendar, the meeting's own time, the reader's clock, the place. */
export function Ticket({ invitation, words }: { invitation: Invitation; words: Words }) {
  const { when, place } = invitation;
  const said = words.meeting;
  return (
    <table
      role="presentation"
      width="100%"
      cellPadding="0"
      cellSpacing="0"
      border={0}
      {...look({ ground: "panel", border: "rule", style: { border: "1px solid", margin: "0 0 28px" } })}
    >
      <tbody>
        <tr>
          <td
            width="96"
            align="center"
            aria-hidden="true"
            {...look({
              ground: "tile",
              also: "leaf",
              style: { width: "96px", padding: "22px 6px 20px", verticalAlign: "top" },
            })}
          >
            <LeafOfCalendar leaf={when.leaf} />
          </td>
          <td className="stub" style={{ padding: "20px 24px 8px", verticalAlign: "top" }}>
            {when.kind === "span" ? (
              <>
                <Entry label={said.time} note={when.zoneName} strong>
                  {when.span}
                </Entry>
                <Entry label={said.readerTime(slot.readerZone)}>{slot.readerWhen}</Entry>
              </>
            ) : (
              <Entry label={said.month} note={said.dayOpen} strong>
                {when.month}
              </Entry>
            )}
            {place !== undefined && <Entry label={said.place}>{place}</Entry>}
            {when.kind === "span" && (
              <Paragraph kind="small" below="14px">
                <TextLink href={when.calendarUrl}>{words.links.calendar}</TextLink>
              </Paragraph>
            )}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

interface EntryProps {
  label: ReactNode;
  note?: string;
  strong?: boolean;
  children: ReactNode;
}

function Entry({ label, note, strong = false, children }: EntryProps) {
  const size = strong
    ? { fontSize: "18px", lineHeight: "26px", fontWeight: 700 }
    : { fontSize: "16px", lineHeight: "24px" };
  return (
    <>
      <p
        {...look({ text: "muted", style: { ...type.small, fontSize: "13px", lineHeight: "18px", margin: "0 0 2px" } })}
      >
        {label}
      </p>
      <p
        {...look({
          text: strong ? "heading" : "ink",
          style: { ...breaking, fontFamily: serif, ...size, margin: note ? "0" : "0 0 14px" },
        })}
      >
        {children}
      </p>
      {note !== undefined && <p {...look({ text: "muted", style: { ...type.small, margin: "0 0 14px" } })}>{note}</p>}
    </>
  );
}

/** Decoration: everything on it is said in words beside it. */
function LeafOfCalendar({ leaf }: { leaf: Leaf }) {
  const small = { ...type.label, letterSpacing: "0.06em", margin: 0 };
  const shown = leaf.day ?? leaf.month;
  const size = shown.length > 2 ? { fontSize: "21px", lineHeight: "36px" } : { fontSize: "42px", lineHeight: "50px" };
  const big = { fontFamily: serif, fontWeight: 700, margin: 0, ...size };
  return (
    <>
      {leaf.weekday !== undefined && <p {...look({ text: "onDeepMuted", style: small })}>{leaf.weekday}</p>}
      <p {...look({ text: "onDeep", style: big })}>{shown}</p>
      {leaf.day !== undefined && <p {...look({ text: "onDeep", style: small })}>{leaf.month}</p>}
      <p {...look({ text: "onDeepMuted", style: { ...small, fontWeight: 400 } })}>{leaf.year}</p>
    </>
  );
}
