import { escapeHtml } from "../../hub/mail/html.ts";
import { entryId, sayingOf } from "./atom-entry.ts";
import type { Site } from "./site.ts";
import type { Told } from "./told.ts";

/** Of a feed that has no entry yet: RFC 4287 asks for a time, and it may not change by itself. */
const beforeAll = "2022-10-01T00:00:00Z";

/** What readers were told as an Atom feed (RFC 4287): an entry each, in the given order. */
export function atomFeed(site: Site, told: Told[]): string {
  const { hub, words, language } = site;
  const self = `${hub.url}${site.outward("/feed.xml")}`;
  const updated =
    told
      .map((one) => one.updated)
      .sort()
      .at(-1) ?? beforeAll;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
  <id>${escapeXml(`${hub.url}/feed.xml`)}</id>
  <title>${escapeXml(words.feed.title(hub.name))}</title>
  <updated>${updated}</updated>
  <author><name>${escapeXml(hub.name)}</name></author>
  <link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>
  <link rel="alternate" type="text/html" href="${escapeXml(`${hub.url}/meetings`)}"/>
${told.map((one) => entry(site, one)).join("\n")}
</feed>
`;
}

function entry({ hub, language: wanted }: Site, told: Told): string {
  const { language, title, content } = sayingOf(told, wanted);
  return `  <entry xml:lang="${language}">
    <id>${escapeXml(entryId(hub, told))}</id>
    <title>${escapeXml(title)}</title>
    <published>${told.at}</published>
    <updated>${told.updated}</updated>
    <link rel="alternate" type="text/html" href="${escapeXml(`${hub.url}/meetings/${told.meeting.slug}`)}"/>
    <content type="html">${escapeXml(content)}</content>
  </entry>`;
}

/** Escapes, and leaves out the control characters and non-characters that XML 1.0 cannot hold or discourages. */
const escapeXml = (text: string): string =>
  escapeHtml(text.toWellFormed().replace(/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu, ""));
