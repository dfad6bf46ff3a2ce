import { type Meeting, send, subscriber } from "./answers.ts";
import type { Api } from "./api.ts";
import { CliError } from "./errors.ts";
import { listed } from "./listing.ts";

/** One page is read, and no more, to say about how many. */
const countedUpTo = 100;

/** About how many will get what goes to a topic, as far as the token lets one see. */
export async function audienceOf(api: Api, topic: string): Promise<string> {
  const found = await active(api);
  if (!found) return `To those who chose ${topic}`;
  const { items, more } = found;
  if (more) return `To those of more than ${countedUpTo} active subscribers who chose ${topic}`;
  const number = items.filter(({ topics = [] }) => topics.includes(topic)).length;
  return `To ${number} ${number === 1 ? "subscriber" : "subscribers"} who chose ${topic}`;
}

async function active(api: Api) {
  try {
    return await listed(api, "/api/subscribers", subscriber, countedUpTo, { state: "active" });
  } catch (error) {
    if (error instanceof CliError && error.status === 403) return undefined;
    throw error;
  }
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
