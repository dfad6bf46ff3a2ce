import type { ChangeKind } from "../../hub/meetings/change-kinds.ts";

/** What a message says of a change. `when` are the days of the meeting as it is now, or its month. */
export interface ChangeWords {
  kicker: string;
  subject(title: string, when: string): string;
  sentence(when: string): string;
}

/** For each change; `other` when only words of the meeting differ. */
export type Changes = Record<ChangeKind | "other", ChangeWords>;

/** Every sentence that templates say, in one language. `hub` is the hub's name. */
export interface Words {
  /** Followed by the reader's name, if known, and a comma. */
  salutation: string;
  /** Before what a label introduces, in the text part. */
  colon: string;
  confirmation: {
    subject(hub: string): string;
    preview: string;
    kicker: string;
    title: string;
    lead(hub: string): string;
    button: string;
    afterwards: string;
    /** The same in the text part, which has no button. */
    afterwardsInText: string;
    ignore: string;
    byHand: string;
  };
  welcome: {
    subject(hub: string): string;
    preview: string;
    kicker: string;
    title: string;
    lead(hub: string): string;
    kinds: { title: string; list: { name: string; what: string }[] };
    choice: string;
    next: { title: string; meetings: string; meetingsLink: string; calendar: string; calendarLink: string };
    /** For those who join between an announcement and its meeting. */
    catchUp: { next: string; lead: string; last: string; lastLink: string };
    why(hub: string): string;
  };
  announcement: {
    subject(title: string, date: string): string;
    kicker: string;
    lead: string;
    why(hub: string): string;
  };
  /** An announcement of a meeting whose day is not set. */
  saveTheMonth: { subject(title: string, month: string): string; kicker: string; lead(month: string): string };
  reminder: {
    /** `left` as in "tomorrow", "in 3 weeks". */
    headline(left: string, title: string): string;
    kicker: string;
    lead(left: string): string;
    why(hub: string): string;
  };
  update: {
    changes: Changes;
    /** Before a list of two changes or more. */
    several: string;
    untilNow: string;
    now: string;
    /** Where a place was, and is no more. */
    noPlace: string;
    /** Labels a link to join that readers did not have before. */
    newLink: string;
    openCalendar: string;
    /** For a meeting that had no day, and so no entry. */
    addToCalendar: string;
    removeFromCalendar: string;
    why: string;
  };
  cancellation: {
    headline(title: string): string;
    subject(headline: string, when: string): string;
    kicker: string;
    lead: string;
    /** Labels what will not be. */
    planned: string;
    openCalendar: string;
    others: string;
    othersLink: string;
    why: string;
  };
  recap: {
    subject(title: string, when: string): string;
    kicker: string;
    lead: string;
    sessions: string;
    slides: string;
    recording: string;
    next: string;
    nextLink: string;
    why(hub: string): string;
  };
  news: { kicker: string; siteLink(hub: string): string; why(hub: string): string };
  /** "in one hour", where the language writes the number out. */
  inOneHour: string;
  meeting: {
    time: string;
    month: string;
    dayOpen: string;
    /** On the clock of the reader, whose zone is named for a city. */
    readerTime(city: string): string;
    place: string;
  };
  agenda: { title: string; hours: string; session: string; note(offset: string): string };
  links: {
    register: string;
    join: string;
    calendar: string;
    page: string;
    fullAgenda: string;
    preferences: string;
    unsubscribe(hub: string): string;
    contact(address: string): string;
  };
}
