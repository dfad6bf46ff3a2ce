/** @jsxImportSource react */
import type { ReactElement } from "react";
import type { HubConfig, Language } from "../hub/config.ts";
import type { EditionSubject, Note } from "../hub/editions/edition.ts";
import type { Meeting } from "../hub/meetings/meeting.ts";
import { textFor, textIn } from "../hub/meetings/texts.ts";
import type { News as NewsItem } from "../hub/news/news.ts";
import { correctionOf } from "./correction.ts";
import { dateOf, type Invitation, invitationOf } from "./invitation.ts";
import { capitalised, leftIn } from "./left.ts";
import { reportOf } from "./report.ts";
import { Announcement } from "./templates/announcement.tsx";
import { Cancellation } from "./templates/cancellation.tsx";
import { Confirmation } from "./templates/confirmation.tsx";
import { News } from "./templates/news.tsx";
import { Recap } from "./templates/recap.tsx";
import { Reminder } from "./templates/reminder.tsx";
import { Update } from "./templates/update.tsx";
import { Welcome } from "./templates/welcome.tsx";
import { announcementText } from "./text/announcement.ts";
import { cancellationText } from "./text/cancellation.ts";
import { confirmationText } from "./text/confirmation.ts";
import { newsText } from "./text/news.ts";
import { recapText } from "./text/recap.ts";
import { reminderText } from "./text/reminder.ts";
import { updateText } from "./text/update.ts";
import { welcomeText } from "./text/welcome.ts";
import { words as wordsOf } from "./words/index.ts";

/** An edition before it is rendered: its subject line, its page and its plain text. */
export interface Draft {
  subject: string;
  page: ReactElement;
  text: string;
}

export function draft(hub: HubConfig, of: EditionSubject, language: Language): Draft {
  const words = wordsOf[language];
  const shared = { hub, language, words };
  switch (of.kind) {
    case "confirmation": {
      const subject = words.confirmation.subject(hub.name);
      return { subject, page: <Confirmation {...shared} subject={subject} />, text: confirmationText(hub, words) };
    }
    case "welcome":
      return welcome(hub, of, language);
    case "announcement":
      return announcement(hub, invited(hub, of.meeting, language));
    case "reminder":
      return reminder(hub, invited(hub, of.meeting, language), of.left);
    case "update":
      return update(hub, invited(hub, of.meeting, language), of);
    case "cancellation":
      return cancellation(hub, invited(hub, of.meeting, language), of.note);
    case "recap":
      return recap(hub, of, language);
    case "news":
      return news(hub, of.news, language);
  }
}

type Subject<Kind extends EditionSubject["kind"]> = EditionSubject & { kind: Kind };

/** Written in all languages: what staff wrote in one alone stands between words in another. */
function welcome(hub: HubConfig, of: Subject<"welcome">, language: Language): Draft {
  const words = wordsOf[language];
  const subject = words.welcome.subject(hub.name);
  const meeting = of.meeting && invitationOf(hub, of.meeting, language);
  const last = of.last && reportOf(hub, of.last, language);
  const page = <Welcome {...{ hub, language, words, subject, meeting, last }} />;
  return { subject, page, text: welcomeText(hub, words, meeting, last) };
}

/** A meeting without a text in the wanted language is written in one that it has: the words follow the invitation. */
const invited = (hub: HubConfig, meeting: Meeting, wanted: Language): Invitation =>
  invitationOf(hub, meeting, textIn(meeting, wanted).language);

function announcement(hub: HubConfig, invitation: Invitation): Draft {
  const { language, title, when } = invitation;
  const words = wordsOf[language];
  const subject =
    when.kind === "month"
      ? words.saveTheMonth.subject(title, when.month)
      : words.announcement.subject(title, when.days);
  const page = <Announcement {...{ hub, language, words, subject, invitation }} />;
  return { subject, page, text: announcementText(hub, words, invitation) };
}

function reminder(hub: HubConfig, invitation: Invitation, remaining: string): Draft {
  const { language, title } = invitation;
  const words = wordsOf[language];
  const left = leftIn(language, remaining);
  const subject = words.reminder.headline(capitalised(language, left), title);
  const page = <Reminder {...{ hub, language, words, subject, invitation, left }} />;
  return { subject, page, text: reminderText(hub, words, invitation, left) };
}

function update(hub: HubConfig, invitation: Invitation, of: Subject<"update">): Draft {
  const { language } = invitation;
  const words = wordsOf[language];
  const correction = correctionOf(words, invitation, of);
  const { subject } = correction;
  const page = <Update {...{ hub, language, words, subject, invitation, correction }} />;
  return { subject, page, text: updateText(hub, words, invitation, correction) };
}

function cancellation(hub: HubConfig, invitation: Invitation, notes: Note | undefined): Draft {
  const { language, title } = invitation;
  const words = wordsOf[language];
  const subject = words.cancellation.subject(words.cancellation.headline(title), dateOf(invitation));
  const note = notes?.[language];
  const page = <Cancellation {...{ hub, language, words, subject, invitation, note }} />;
  return { subject, page, text: cancellationText(hub, words, invitation, note) };
}

function recap(hub: HubConfig, of: Subject<"recap">, wanted: Language): Draft {
  const { language } = textFor(of.recap.input.texts, wanted);
  const words = wordsOf[language];
  const report = reportOf(hub, of, language);
  const subject = words.recap.subject(report.meeting.title, dateOf(report.meeting));
  const page = <Recap {...{ hub, language, words, subject, report }} />;
  return { subject, page, text: recapText(hub, words, report) };
}

function news(hub: HubConfig, { texts }: NewsItem, wanted: Language): Draft {
  const { text, language } = textFor(texts, wanted);
  const words = wordsOf[language];
  const subject = text.title;
  return { subject, page: <News {...{ hub, language, words, subject, text }} />, text: newsText(hub, words, text) };
}
