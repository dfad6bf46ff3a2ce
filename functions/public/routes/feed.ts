import { atomFeed } from "../atom.ts";
import { publicMeetings } from "../programme.ts";
import { siteOf } from "../site.ts";
import { lastTold } from "../told.ts";
import type { Route } from "../visit.ts";

/** A reader of the feed keeps what it has seen. */
const entries = 30;

export const feed: Route = {
  path: "/feed.xml",
  async get(visit) {
    const context = visit.get("context");
    const told = await lastTold(context, await publicMeetings(context), entries);
    return visit.body(atomFeed(siteOf(visit), told), 200, {
      "Content-Type": "application/atom+xml; charset=utf-8",
    });
  },
};
