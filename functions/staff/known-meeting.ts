import type { Context } from "../../hub/context.ts";
import { notFound } from "../../hub/errors.ts";
import type { Meeting } from "../../hub/meetings/meeting.ts";

/** @throws DomainError `not_found` */
export async function knownMeeting({ store }: Pick<Context, "store">, slug: string): Promise<Meeting> {
  const meeting = await store.meetings.get(slug);
  if (!meeting) throw notFound(`meeting ${slug}`);
  return meeting;
}
