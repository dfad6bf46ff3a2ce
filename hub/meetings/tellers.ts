import type { Context } from "../context.ts";
import type { Told } from "../sends/told.ts";
import type { Meeting } from "./meeting.ts";
import { tellingsOf } from "./notice.ts";

/** Every mail that has told of the meeting; an older installation knows only its announcement. */
export async function tellersOf({ store }: Pick<Context, "store">, { slug, announced }: Meeting): Promise<string[]> {
  const known = await store.meetings.tellers(slug);
  return [...new Set([...known, ...(announced ? [announced.send] : [])])].sort();
}

/** Whom these mails, and the welcome, have told of the meeting. */
export const toldBy = (meeting: Meeting, sends: string[]): Told => ({
  meeting: meeting.slug,
  sends,
  since: tellingsOf(meeting)[0]?.at ?? meeting.announced?.at ?? meeting.createdAt,
});
