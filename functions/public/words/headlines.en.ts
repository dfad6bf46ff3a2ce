import type { Headlines } from "./headlines.ts";

export const headlines: Headlines = {
  cancelled: (title) => `Cancelled: ${title}`,
  reinstated: (title) => `Takes place after all: ${title}`,
  recap: (title) => `Recap: ${title}`,
  moved: ({ text }, title) => `Moved to ${text}: ${title}`,
  set: ({ text }, title) => `Now set for ${text}: ${title}`,
  hours: ({ text }, title) => `New hours, ${text}: ${title}`,
  place: (title) => `New place: ${title}`,
  link: (title) => `New link to join: ${title}`,
  words: (title) => `Updated: ${title}`,
};
