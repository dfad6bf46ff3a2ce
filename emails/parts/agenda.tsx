/** @jsxImportSource react */
import { Fragment } from "react";
import type { AgendaItem } from "../../hub/meetings/input.ts";
import type { Day } from "../days.ts";
import type { Invitation } from "../invitation.ts";
import { look } from "../look.ts";
import type { Spoken } from "../spoken.ts";
import { serif, type } from "../tokens.ts";
import type { Words } from "../words/index.ts";
import { breaking, Paragraph, SectionTitle } from "./prose.tsx";
import { Speakers } from "./speakers.tsx";

interface AgendaProps {
  invitation: Invitation;
  words: Words;
  /** Hours and titles only. */
  short?: boolean;
  /** Where it stands among the headings. */
  as?: "h2" | "h4";
}

const line = { borderTop: "1px solid", verticalAlign: "top", ...breaking } as const;

/** The sessions with the hours of the meeting's own zone: a table of data, so it has row and column headers. */
export function Agenda({ invitation, words, short = false, as = "h2" }: AgendaProps) {
  const { agenda, when, spoken } = invitation;
  if (agenda.length === 0) return null;
  const head = look({
    text: "muted",
    style: { ...type.small, fontWeight: 400, padding: "0 0 8px", textAlign: "start" },
  });
  return (
    <>
      <SectionTitle as={as}>{words.agenda.title}</SectionTitle>
      {when.kind === "span" && (
        <Paragraph kind="small" colour="muted">
          {words.agenda.note(when.offsets)}
        </Paragraph>
      )}
      <table
        width="100%"
        cellPadding="0"
        cellSpacing="0"
        border={0}
        aria-label={words.agenda.title}
        {...look({ border: "rule", style: { borderBottom: "1px solid" } })}
      >
        <thead>
          <tr>
            <th scope="col" align="left" {...head}>
              {words.agenda.hours}
            </th>
            <th scope="col" align="left" {...head}>
              {words.agenda.session}
            </th>
          </tr>
        </thead>
        <tbody>
          {agenda.map((day) => (
            <Sessions key={day.date ?? ""} day={day} short={short} spoken={spoken} />
          ))}
        </tbody>
      </table>
    </>
  );
}

interface SessionsProps {
  day: Day<AgendaItem>;
  short: boolean;
  spoken: Spoken;
}

function Sessions({ day: { date, items }, short, spoken }: SessionsProps) {
  const style = {
    ...type.body,
    ...line,
    fontFamily: serif,
    fontWeight: 700,
    padding: "18px 0 10px",
    textAlign: "start",
  };
  return (
    <Fragment>
      {date !== undefined && (
        <tr>
          <th
            scope="rowgroup"
            align="left"
            colSpan={2}
            {...look({ text: "accent", border: "rule", style: { ...style, textAlign: "start" } })}
          >
            {date}
          </th>
        </tr>
      )}
      {items.map((item) => (
        <Session key={`${item.start} ${item.title}`} item={item} short={short} spoken={spoken} />
      ))}
    </Fragment>
  );
}

interface SessionProps {
  item: AgendaItem;
  short: boolean;
  spoken: Spoken;
}

function Session({ item, short, spoken }: SessionProps) {
  const { start, end, title, detail, speakers = [] } = item;
  const hours = {
    ...type.small,
    ...line,
    lineHeight: "24px",
    fontWeight: 700,
    width: "104px",
    padding: "14px 12px 14px 0",
    textAlign: "start",
  } as const;
  const small = { ...type.small, margin: "4px 0 0" };
  return (
    <tr>
      <th scope="row" align="left" {...look({ text: "accent", border: "rule", also: "hours", style: hours })}>
        {start}–<wbr />
        {end}
      </th>
      <td {...spoken} {...look({ border: "rule", style: { ...line, padding: "14px 0" } })}>
        <p
          {...look({
            text: "heading",
            style: { ...type.body, fontFamily: serif, lineHeight: "24px", fontWeight: 700, margin: 0 },
          })}
        >
          {title}
        </p>
        {!short && detail && <p {...look({ text: "ink", style: { ...small, whiteSpace: "pre-line" } })}>{detail}</p>}
        {!short && <Speakers names={speakers} />}
      </td>
    </tr>
  );
}
