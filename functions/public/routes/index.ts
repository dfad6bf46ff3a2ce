import type { Route } from "../visit.ts";
import { calendar } from "./calendar.ts";
import { confirm } from "./confirm.tsx";
import { data } from "./data.ts";
import { erase } from "./erase.tsx";
import { feed } from "./feed.ts";
import { landing } from "./landing.tsx";
import { meeting } from "./meeting.tsx";
import { meetingCalendar } from "./meeting-calendar.ts";
import { meetings } from "./meetings.tsx";
import { assets, favicon, health, robots } from "./plain.ts";
import { preferences } from "./preferences.tsx";
import { privacy } from "./privacy.tsx";
import { subscribe } from "./subscribe.tsx";
import { unsubscribe } from "./unsubscribe.tsx";

/** Every address of the public side. */
export const routes: Route[] = [
  landing,
  subscribe,
  confirm,
  preferences,
  erase,
  data,
  unsubscribe,
  meetings,
  // Before the meeting itself: `dih-5.ics` is no slug.
  meetingCalendar,
  meeting,
  calendar,
  feed,
  privacy,
  health,
  robots,
  favicon,
  ...assets,
];
