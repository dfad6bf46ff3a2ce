/** @jsxImportSource react */
import type { ReactElement } from "react";
import type { HubConfig, Language } from "../hub/config.ts";
import type { EditionSubject } from "../hub/editions/edition.ts";
import { type Invitation, invitationOf } from "./invitation.ts";
import { capitalised, leftIn } from "./left.ts";
import { Announcement } from "./templates/announcement.tsx";
import { Confirmation } from "./templates/confirmation.tsx";
import { Reminder } from "./templates/reminder.tsx";
import { Welcome } from "./templates/welcome.tsx";
import { announcementText } from "./text/announcement.ts";
import { confirmationText } from "./text/confirmation.ts";
import { reminderText } from "./text/reminder.ts";
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
    case "welcome": {
      const subject = words.welcome.subject(hub.name);
      return { subject, page: <Welcome {...shared} subject={subject} />, text: welcomeText(hub, words) };
    }
    case "announcement":
      return announcement(hub, invitationOf(hub, of.meeting, language));
    case "reminder":
      return reminder(hub, invitationOf(hub, of.meeting, language), of.left);
    case "update":
    case "cancellation":
    case "recap":
    case "news":
      throw new Error(`There is no template for ${of.kind}.`);
  }
}

// A meeting without a text in the wanted language is written in one that it has: the words follow the invitation.

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
