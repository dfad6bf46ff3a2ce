import type { Changes } from "../words.ts";

export const changes: Changes = {
  reinstated: {
    kicker: "It takes place after all",
    subject: (title, when) => `It takes place after all: ${title} — ${when}`,
    sentence: () => "We told you that this meeting was cancelled. It will take place after all.",
  },
  dated: {
    kicker: "The date is set",
    subject: (title, when) => `The date is set: ${title} — ${when}`,
    sentence: (when) => `The date of this meeting is set: ${when}.`,
  },
  undated: {
    kicker: "Date withdrawn",
    subject: (title, when) => `Now planned for ${when}: ${title}`,
    sentence: (when) =>
      `This meeting will not take place on the date that we had announced. It is now planned for ${when}; we will write to you as soon as the day is set.`,
  },
  month: {
    kicker: "Another month",
    subject: (title, when) => `Now planned for ${when}: ${title}`,
    sentence: (when) => `This meeting is now planned for ${when}; we will write to you as soon as the day is set.`,
  },
  moved: {
    kicker: "New date",
    subject: (title, when) => `Moved to ${when}: ${title}`,
    sentence: (when) => `This meeting has moved to ${when}.`,
  },
  hours: {
    kicker: "New hours",
    subject: (title, when) => `New hours: ${title} — ${when}`,
    sentence: (when) => `This meeting has new hours. Its date remains ${when}.`,
  },
  end: {
    kicker: "New closing time",
    subject: (title, when) => `New closing time: ${title} — ${when}`,
    sentence: () => "This meeting now closes at another hour; it begins as announced.",
  },
  zone: {
    kicker: "New time zone",
    subject: (title, when) => `New time zone: ${title} — ${when}`,
    sentence: () => "The hours of this meeting are now given in another time zone; on your own clock, nothing changes.",
  },
  place: {
    kicker: "New place",
    subject: (title, when) => `New place: ${title} — ${when}`,
    sentence: () => "This meeting has a new place.",
  },
  placeSet: {
    kicker: "The place is set",
    subject: (title, when) => `The place is set: ${title} — ${when}`,
    sentence: () => "The place of this meeting is set.",
  },
  placeWithdrawn: {
    kicker: "Place withdrawn",
    subject: (title, when) => `Place withdrawn: ${title} — ${when}`,
    sentence: () => "This meeting will not be held in the place that we had announced.",
  },
  link: {
    kicker: "New link to join",
    subject: (title, when) => `New link to join: ${title} — ${when}`,
    sentence: () => "The link to join online has changed. From now on, please use the one in this message.",
  },
  linkSet: {
    kicker: "Join online",
    subject: (title, when) => `Now also online: ${title} — ${when}`,
    sentence: () => "You may now join this meeting online, by the link in this message.",
  },
  linkWithdrawn: {
    kicker: "Link withdrawn",
    subject: (title, when) => `Link to join withdrawn: ${title} — ${when}`,
    sentence: () => "The link to join online has been withdrawn; please do not use it any more.",
  },
  other: {
    kicker: "Update",
    subject: (title, when) => `Updated: ${title} — ${when}`,
    sentence: () => "We have revised what we told you of this meeting. Here is how it stands now.",
  },
};
