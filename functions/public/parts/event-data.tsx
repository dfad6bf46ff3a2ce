import { raw } from "hono/html";
import { asData, eventData } from "../event-data.ts";
import type { Shown } from "../shown.ts";
import type { Site } from "../site.ts";

/** A block of data: browsers do not run it, and no policy needs to allow it. */
export function EventData({ site, shown }: { site: Site; shown: Shown }) {
  const data = eventData(site, shown);
  return data ? <script type="application/ld+json">{raw(asData(data))}</script> : null;
}
