import { isReported, type Shown } from "../shown.ts";
import type { Site } from "../site.ts";

/** Says what is not plain from the date. */
export function StateBadge({ site, shown }: { site: Site; shown: Shown }) {
  const { meeting, state, moved } = shown;
  const said = site.words.meeting;
  if (state === "cancelled") return <span class="badge bad">{said.cancelled}</span>;
  if (isReported(shown)) return <span class="badge good">{said.recap}</span>;
  if (state === "held") return <span class="badge">{said.held}</span>;
  if (moved) return <span class="badge good">{said.moved[moved.kind].badge}</span>;
  return meeting.input.month === undefined ? null : <span class="badge good">{said.month}</span>;
}
