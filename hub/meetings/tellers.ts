import type { Context } from "../context.ts";
import { lostAudiences, type Told } from "../sends/told.ts";
import type { Meeting } from "./meeting.ts";
import { tellingsOf } from "./notice.ts";

/** Every mail that has told of the meeting; an older installation knows only its announcement. */
export async function tellersOf({ store }: Pick<Context, "store">, { slug, announced }: Meeting): Promise<string[]> {
  const known = await store.meetings.tellers(slug);
  return [...new Set([...known, ...(announced ? [announced.send] : [])])].sort();
}

/** Whom these mails, and the welcome, have told of the meeting. */
export async function toldBy(context: Pick<Context, "store">, meeting: Meeting, sends: string[]): Promise<Told> {
  const lost = await lostAudiences(context, sends);
  const since = tellingsOf(meeting)[0]?.at ?? meeting.createdAt;
  return { meeting: meeting.slug, sends, since, ...(lost.length > 0 ? { lost } : {}) };
}
