import type { Topic } from "../../../hub/subscribers/topics.ts";
import type { Headlines } from "./headlines.ts";

/** A heading and what stands under it. */
export interface Note {
  title: string;
  text: string;
}

export interface Section {
  title: string;
  paragraphs: string[];
}

export type FieldName = "email" | "name" | "language" | "zone" | "topics" | "consent";

/** Pages for what could not be answered, by HTTP status. */
export type ProblemStatus = 400 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 500;

/** Every sentence that the public pages say, in one language. `hub` is the hub's name. */
export interface Words {
  /** This language's own name. */
  languageName: string;
  site: {
    skip: string;
    home(hub: string): string;
    navigation: string;
    meetings: string;
    subscribe: string;
    languages: string;
    footer: string;
    calendar: string;
    feed: string;
    privacy: string;
    contact: string;
  };
  landing: {
    headline: string;
    lead: string;
    next: string;
    none: Note;
    more: string;
    about: Section;
    steps: { title: string; list: Note[] };
  };
  form: {
    title: string;
    lead: string;
    optional: string;
    email: { label: string; hint: string };
    name: { label: string; hint: string };
    language: { label: string };
    zone: { label: string; hint: string; choose: string; other: string };
    topics: { label: string; hint: string };
    /** What is agreed to. When this sentence changes, the hub's consentVersion does too. */
    consent(hub: string): string;
    consentMore: string;
    submit: string;
  };
  topics: Record<Topic, { name: string; what: string }>;
  /** Names of the zone database's regions. */
  regions: Record<string, string>;
  errors: { page: string; title: string; fields: Record<FieldName, string> };
  checkInbox: { title: string; lead: string; steps: string[]; nothing: Note };
  confirm: { title: string; lead(address: string): string; afterwards: string; button: string; notYou: string };
  confirmed: {
    title: string;
    lead(hub: string): string;
    next: string;
    meetings: string;
    calendar: Note;
    change: string;
  };
  preferences: {
    title: string;
    lead(address: string): string;
    save: string;
    saved: string;
    leave: Note;
    yours: Note;
    download: string;
    forget: Note;
    forgetAsk: string;
    forgetButton: string;
  };
  ended: { title: string; lead(address: string): string; again: string };
  forgotten: Note;
  unsubscribe: {
    title: string;
    lead(address: string): string;
    leadUnknown: string;
    forwarded: string;
    button: string;
    keep: string;
    done: Note;
    again: string;
  };
  meetings: { title: string; lead: string; upcoming: string; past: string; none: string; follow: Note };
  meeting: {
    held: string;
    cancelled: string;
    cancelledNote: string;
    reinstated: string;
    /** What is no longer so: in lists, and on the meeting's page. */
    moved: Record<"date" | "hours" | "place", { badge: string; note: string }>;
    /** Goes on with what was told before. */
    before: string;
    insteadOf: string;
    announcedOn(day: string): string;
    month: string;
    monthNote: string;
    when: string;
    yourClock: string;
    dayOpen: string;
    place: string;
    agenda: string;
    agendaNote(offset: string): string;
    /** Goes on with the visitor's zone. */
    agendaOwn: string;
    recap: string;
    sessions: string;
    slides: string;
    recording: string;
    of(what: string, title: string): string;
    register: string;
    join: string;
    details: string;
    addToCalendar: string;
    file: string;
    opensAt(service: string): string;
    all: string;
    inLanguage(language: string): string;
  };
  privacy: { title: string; lead: string; sections: Section[]; contact: string };
  headlines: Headlines;
  feed: { title(hub: string): string; before: string; now: string };
  problems: Record<ProblemStatus, Note>;
  back: string;
}
