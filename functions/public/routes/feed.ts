import { atomFeed } from "../atom.ts";
import { publicMeetings } from "../programme.ts";
import { siteOf } from "../site.ts";
import type { Route } from "../visit.ts";

export const feed: Route = {
  path: "/feed.xml",
  async get(visit) {
    const meetings = await publicMeetings(visit.get("context"));
    return visit.body(atomFeed(siteOf(visit), meetings), 200, {
      "Content-Type": "application/atom+xml; charset=utf-8",
    });
  },
};
