import { markdownToHtml } from "../../hub/editions/markdown.ts";
import { escapeHtml } from "../../hub/mail/html.ts";
import type { Meeting } from "../../hub/meetings/meeting.ts";
import { textIn } from "../../hub/meetings/texts.ts";
import { monthIn, spanIn, spanOf } from "../../hub/meetings/times.ts";
import type { Site } from "./site.ts";

/** Of a feed that has no entry yet: RFC 4287 asks for a time, and it may not change by itself. */
const beforeAll = "2022-10-01T00:00:00Z";

/** Meetings as an Atom feed (RFC 4287), the latest news first. */
export function atomFeed(site: Site, meetings: Meeting[]): string {
  const { hub, words, language } = site;
  const sorted = [...meetings].sort((a, b) => (a.revisedAt < b.revisedAt ? 1 : -1));
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
  <id>${escapeXml(`${hub.url}/feed.xml`)}</id>
  <title>${escapeXml(words.feed.title(hub.name))}</title>
  <updated>${sorted[0]?.revisedAt ?? beforeAll}</updated>
  <author><name>${escapeXml(hub.name)}</name></author>
  <link rel="self" type="application/atom+xml" href="${escapeXml(`${hub.url}/feed.xml`)}"/>
  <link rel="alternate" type="text/html" href="${escapeXml(`${hub.url}/meetings`)}"/>
${sorted.map((meeting) => entry(site, meeting)).join("\n")}
</feed>
`;
}

function entry({ hub, language, words }: Site, meeting: Meeting): string {
  const { text, language: spoken } = textIn(meeting, language);
  const page = escapeXml(`${hub.url}/meetings/${meeting.slug}`);
  const title = meeting.state === "cancelled" ? words.feed.cancelled(text.title) : text.title;
  const when = `<p>${[whenOf(meeting, spoken), meeting.input.place].filter(Boolean).map(escapeXml).join("<br/>")}</p>`;
  return `  <entry xml:lang="${spoken}">
    <id>tag:${hub.domain},2022:meetings/${meeting.slug}</id>
    <title>${escapeXml(title)}</title>
    <published>${meeting.announced?.at ?? meeting.scheduledAt ?? meeting.createdAt}</published>
    <updated>${meeting.revisedAt}</updated>
    <link rel="alternate" type="text/html" href="${page}"/>
    <content type="html">${escapeXml(`${when}${markdownToHtml(text.summary)}`)}</content>
  </entry>`;
}

function whenOf({ input }: Meeting, language: string): string {
  const span = spanOf(input);
  return span ? spanIn(language, input.zone, span) : monthIn(language, input.month ?? "");
}

/** Escapes, and leaves out the control characters and non-characters that XML 1.0 cannot hold or discourages. */
const escapeXml = (text: string | undefined): string =>
  escapeHtml((text ?? "").toWellFormed().replace(/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu, ""));
