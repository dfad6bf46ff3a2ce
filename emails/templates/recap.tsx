/** @jsxImportSource react */
import { openingInWords } from "../opening.ts";
import { DateAndPlace } from "../parts/date-and-place.tsx";
import { Footer } from "../parts/footer.tsx";
import { Layout } from "../parts/layout.tsx";
import { MeetingName } from "../parts/meeting-name.tsx";
import { Kicker, LinkLine, Paragraph, Salutation, SectionTitle, Title } from "../parts/prose.tsx";
import { ReportedSessions } from "../parts/reported-sessions.tsx";
import { Summary } from "../parts/summary.tsx";
import type { Report } from "../report.ts";
import type { TemplateProps } from "./props.ts";

export function Recap({ hub, language, words, subject, report }: TemplateProps & { report: Report }) {
  const { meeting, summary, next } = report;
  const said = words.recap;
  const footer = <Footer hub={hub} words={words} why={said.why(hub.name)} />;
  return (
    <Layout {...{ hub, language, subject, footer }} preview={openingInWords(summary)}>
      <Kicker>{said.kicker}</Kicker>
      <Title below="8px" spoken={meeting.spoken}>
        {meeting.title}
      </Title>
      <DateAndPlace invitation={meeting} />
      <Salutation words={words} />
      <Paragraph>{said.lead}</Paragraph>
      <Summary markdown={summary} />
      <ReportedSessions report={report} words={words} />
      <LinkLine href={meeting.pageUrl} above="20px">
        {words.links.page}
      </LinkLine>
      {next && (
        <>
          <SectionTitle>{said.next}</SectionTitle>
          <MeetingName invitation={next} />
          <DateAndPlace invitation={next} hours below="12px" />
          {next.when.kind === "month" && <Paragraph below="12px">{words.meeting.dayOpen}</Paragraph>}
          <LinkLine href={next.pageUrl}>{said.nextLink}</LinkLine>
        </>
      )}
    </Layout>
  );
}
