import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { type Change, revisedBetween } from "./changes.ts";
import type { Meeting } from "./meeting.ts";

/** One revision of a meeting, and how it differs from the one before. */
export interface Revision {
  revision: number;
  at: string;
  state: Meeting["state"];
  /** None in the first. */
  changes: Change[];
}

/** What staff made of a meeting, the newest revision first. @throws DomainError `not_found` */
export async function historyOf({ store }: Pick<Context, "store">, slug: string): Promise<Revision[]> {
  const revisions = await store.meetings.revisions(slug);
  if (revisions.length === 0) throw notFound(`meeting ${slug}`);
  return revisions
    .map((meeting, i) => {
      const before = revisions[i - 1];
      const { revision, revisedAt: at, state } = meeting;
      return { revision, at, state, changes: before ? revisedBetween(before, meeting) : [] };
    })
    .reverse();
}
