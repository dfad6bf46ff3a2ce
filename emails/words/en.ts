import { changes } from "./changes/en.ts";
import type { Words } from "./words.ts";

export const en: Words = {
  salutation: "Hello",
  colon: ":",
  confirmation: {
    subject: (hub) => `Please confirm your subscription: ${hub}`,
    preview: "One more step before we may write to you.",
    kicker: "Subscription",
    title: "Please confirm your subscription",
    lead: (hub) =>
      `Someone asked for the messages of ${hub} to be sent to this address. If it was you, please confirm; until then, we send nothing else.`,
    button: "Confirm my subscription",
    afterwards: "The button opens a page where one last click confirms.",
    afterwardsInText: "The page that opens asks for one last click.",
    ignore: "If it was not you, there is nothing to do. Ignore this message, and you will not hear from us again.",
    byHand: "If the button does not work, open this address in your browser:",
  },
  welcome: {
    subject: (hub) => `Welcome: your subscription to ${hub} is confirmed`,
    preview: "What you will receive, and where to change it.",
    kicker: "Subscription confirmed",
    title: "Welcome",
    lead: (hub) =>
      `Thank you for joining the readers of ${hub}. We write when there is something to say, and not otherwise.`,
    kinds: {
      title: "What you can expect",
      list: [
        { name: "Announcements", what: "the date, the place and the agenda of a meeting as soon as they are set" },
        { name: "Reminders", what: "a short note before each meeting, with the hours on your own clock" },
        { name: "Recaps", what: "what was said and shown, once a meeting is over" },
        { name: "News", what: "now and then, what matters between two meetings" },
      ],
    },
    choice:
      "You receive the kinds that you ticked when you subscribed. Your choice, your language and your time zone are yours to change at any time.",
    next: {
      title: "Until we meet",
      meetings: "The meetings that are planned are listed on our site, each with its agenda.",
      meetingsLink: "See the next meetings",
      calendar: "Your calendar can follow ours. New dates, and changes to them, then appear in it by themselves:",
      calendarLink: "Subscribe to the calendar of meetings",
    },
    catchUp: {
      next: "The next meeting",
      lead: "It was announced before you joined us. Here is what you need in order to take part.",
      last: "What was said last time",
      lastLink: "Read the whole recap on our site",
    },
    why: (hub) => `You receive this message because you have just confirmed your subscription to ${hub}.`,
  },
  announcement: {
    subject: (title, date) => `${title} — ${date}`,
    kicker: "Announcement",
    lead: "It is our pleasure to invite you to this meeting.",
    why: (hub) => `You receive this message because you subscribed to the announcements of ${hub}.`,
  },
  saveTheMonth: {
    subject: (title, month) => `Save the month: ${title} — ${month}`,
    kicker: "Save the month",
    lead: (month) =>
      `We plan to meet in ${month}. The day is not set yet; we will write to you as soon as it is. Until then, please keep some room in that month.`,
  },
  reminder: {
    headline: (left, title) => `${left}: ${title}`,
    kicker: "Reminder",
    lead: (left) => `A short reminder that this meeting begins ${left}.`,
    why: (hub) => `You receive this message because you subscribed to the meeting reminders of ${hub}.`,
  },
  update: {
    changes,
    several: "Please note what has changed:",
    untilNow: "Until now",
    now: "Now",
    noPlace: "No place is given at present.",
    newLink: "Link to join online",
    openCalendar:
      "If this meeting is in your calendar, open the entry attached to this message, and yours will be brought up to date.",
    addToCalendar: "Open the entry attached to this message, and the meeting will be in your calendar.",
    removeFromCalendar:
      "Until the day is set, there is no new calendar entry. Please remove the earlier one from your calendar.",
    why: "You receive this message because we told you of this meeting before, and it has changed.",
  },
  cancellation: {
    headline: (title) => `Cancelled: ${title}`,
    subject: (headline, when) => `${headline} — ${when}`,
    kicker: "Cancellation",
    lead: "We regret to inform you that this meeting will not take place.",
    planned: "Was planned for",
    openCalendar:
      "The calendar entry attached to this message marks the meeting as cancelled. Open it, and your calendar will follow.",
    others: "We hope to welcome you at another of our meetings.",
    othersLink: "See the other meetings on our site",
    why: "You receive this message because we told you of this meeting before, and it is cancelled.",
  },
  recap: {
    subject: (title, when) => `Recap: ${title} — ${when}`,
    kicker: "Recap",
    lead: "Here is what was said and shown, for those who took part and for those who could not.",
    sessions: "Session by session",
    slides: "Slides",
    recording: "Recording",
    next: "Next meeting",
    nextLink: "See the next meeting on our site",
    why: (hub) => `You receive this message because you subscribed to the recaps of ${hub}.`,
  },
  news: {
    kicker: "News",
    siteLink: (hub) => `Visit the site of ${hub}`,
    why: (hub) => `You receive this message because you subscribed to the news of ${hub}.`,
  },
  inOneHour: "in one hour",
  meeting: {
    time: "Meeting time",
    month: "When",
    dayOpen: "The day will be announced.",
    readerTime: (city) => `On your clock (${city})`,
    place: "Place",
  },
  agenda: {
    title: "Agenda",
    hours: "Time",
    session: "Session",
    note: (offset) => `Hours are those of the meeting (${offset}).`,
  },
  links: {
    register: "Register for the meeting",
    join: "Join the meeting online",
    calendar: "Add to your calendar",
    page: "See this meeting on our site",
    fullAgenda: "See the full agenda on our site",
    preferences: "Choose what you receive",
    unsubscribe: (hub) => `Unsubscribe from ${hub}`,
    contact: (address) => `Questions? Write to ${address}`,
  },
};
