import type { HubConfig } from "../../hub/config.ts";
import { markdownToText } from "../../hub/editions/markdown.ts";
import type { Invitation } from "../invitation.ts";
import { opening } from "../opening.ts";
import type { Report } from "../report.ts";
import { slot } from "../slots.ts";
import type { Words } from "../words/index.ts";
import {
  agenda,
  dateAndPlace,
  footer,
  link,
  listed,
  meetingLinks,
  pageLink,
  salutation,
  whenAndWhere,
} from "./parts.ts";
import { paragraphs, underlined } from "./wrap.ts";

/** `meeting`: the next one, when it was announced before the reader joined. */
export function welcomeText(
  hub: HubConfig,
  words: Words,
  meeting: Invitation | undefined,
  last: Report | undefined,
): string {
  const { kinds, choice, next, lead, why } = words.welcome;
  return paragraphs(
    salutation(words),
    lead(hub.name),
    ...(meeting ? meetingAhead(words, meeting) : []),
    ...(last ? lastMeeting(words, last) : []),
    underlined(kinds.title),
    listed(kinds.list.map(({ name, what }) => `${name}${words.colon} ${what}`)),
    choice,
    link(words, words.links.preferences, slot.preferencesUrl),
    underlined(next.title),
    next.meetings,
    link(words, next.meetingsLink, `${hub.url}/meetings`),
    `${next.calendar}\n${hub.url}/calendar.ics`,
    footer(hub, words, why(hub.name)),
  );
}

function meetingAhead(words: Words, invitation: Invitation): (string | undefined)[] {
  const { title, when } = invitation;
  const { catchUp } = words.welcome;
  return [
    underlined(catchUp.next),
    when.kind === "month" ? words.saveTheMonth.lead(when.month) : catchUp.lead,
    title,
    whenAndWhere(words, invitation),
    meetingLinks(words, invitation),
    agenda(words, invitation, true),
    pageLink(words, invitation),
  ];
}

function lastMeeting(words: Words, { meeting, summary }: Report): string[] {
  const { catchUp } = words.welcome;
  return [
    underlined(catchUp.last),
    `${meeting.title}\n${dateAndPlace(meeting)}`,
    markdownToText(opening(summary)),
    link(words, catchUp.lastLink, meeting.pageUrl),
  ];
}
