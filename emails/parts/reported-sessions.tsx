/** @jsxImportSource react */
import { Heading } from "../components.ts";
import type { Day } from "../days.ts";
import { look } from "../look.ts";
import type { Report, ReportedSession } from "../report.ts";
import type { Spoken } from "../spoken.ts";
import { serif, type } from "../tokens.ts";
import type { Words } from "../words/index.ts";
import { breaking, LinkLine, SectionTitle } from "./prose.tsx";
import { Speakers } from "./speakers.tsx";

interface ReportedSessionsProps {
  report: Report;
  words: Words;
}

/** What was said and shown, session by session. */
export function ReportedSessions({ report: { days, meeting }, words }: ReportedSessionsProps) {
  if (days.length === 0) return null;
  return (
    <>
      <SectionTitle>{words.recap.sessions}</SectionTitle>
      {days.map((day) => (
        <DayOfSessions key={day.date ?? ""} day={day} words={words} spoken={meeting.spoken} />
      ))}
    </>
  );
}

interface DayProps {
  day: Day<ReportedSession>;
  words: Words;
  spoken: Spoken;
}

function DayOfSessions({ day: { date, items }, words, spoken }: DayProps) {
  const style = { ...type.body, fontFamily: serif, fontWeight: 700, margin: "20px 0 10px" };
  return (
    <>
      {date !== undefined && (
        <Heading as="h3" {...look({ text: "accent", style })}>
          {date}
        </Heading>
      )}
      {items.map((session, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, nothing moves.
        <Session key={i} session={session} words={words} spoken={spoken} as={date === undefined ? "h3" : "h4"} />
      ))}
    </>
  );
}

interface SessionProps {
  session: ReportedSession;
  words: Words;
  spoken: Spoken;
  as: "h3" | "h4";
}

function Session({ session, words, spoken, as }: SessionProps) {
  const { start, end, title, speakers, text, slides, recording } = session;
  const hours = end === undefined ? start : `${start}–${end}`;
  const name = title === undefined ? start : <span {...spoken}>{title}</span>;
  const said = { ...type.body, ...breaking, margin: "8px 0 12px", whiteSpace: "pre-line" } as const;
  return (
    <div {...look({ border: "rule", style: { borderTop: "1px solid", padding: "16px 0 10px" } })}>
      <p {...look({ text: "accent", style: { ...type.small, fontWeight: 700, margin: "0 0 2px" } })}>{hours}</p>
      {title !== undefined && (
        <Heading
          as={as}
          {...spoken}
          {...look({ text: "heading", style: { ...type.subsection, ...breaking, fontSize: "17px", margin: "0" } })}
        >
          {title}
        </Heading>
      )}
      <Speakers names={speakers} />
      {text !== "" && <p {...look({ text: "ink", style: said })}>{text}</p>}
      {slides !== undefined && (
        <LinkLine href={slides}>
          {words.recap.slides}
          {words.colon} {name}
        </LinkLine>
      )}
      {recording !== undefined && (
        <LinkLine href={recording}>
          {words.recap.recording}
          {words.colon} {name}
        </LinkLine>
      )}
    </div>
  );
}
