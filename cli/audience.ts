import { type Meeting, send, subscriber } from "./answers.ts";
import type { Api } from "./api.ts";
import { listed } from "./listing.ts";

/** One page is read, and no more, to say about how many. */
const countedUpTo = 100;

/** About how many will get what goes to a topic. */
export async function audienceOf(api: Api, topic: string): Promise<string> {
  const { items, more } = await listed(api, "/api/subscribers", subscriber, countedUpTo, { state: "active" });
  if (more) return `To those of more than ${countedUpTo} active subscribers who chose ${topic}`;
  const number = items.filter(({ topics = [] }) => topics.includes(topic)).length;
  return `To ${number} ${number === 1 ? "subscriber" : "subscribers"} who chose ${topic}`;
}

const saysWhen = ["announcement", "update", "cancellation"];

/** How many were told of a meeting at least: whom the most widely read of its mails, of these kinds, has reached. */
export async function reached(api: Api, { told = [] }: Meeting, kinds = saysWhen): Promise<number> {
  const mails = told.filter(({ kind }) => kinds.includes(kind));
  const sends = await Promise.all(mails.map(({ send: id }) => api.get(`/api/sends/${encodeURIComponent(id)}`, send)));
  return Math.max(
    0,
    ...sends.map(({ counts }) => counts.sent + counts.delivered + counts.complained + counts.uncertain),
  );
}
