import ICAL from "ical.js";
import { sync } from "node-ical";
import { z } from "zod";

/** An event as somebody else's software reads it. Instants are seconds since 1970; what is not there is "". */
export interface ReadEvent {
  uid: string;
  sequence: number;
  stamp: number;
  start: number;
  end: number;
  status: string;
  summary: string;
  description: string;
  location: string;
  url: string;
  conference: string;
  organizer: string;
  attendees: number;
  alarms: number;
}

function byIcalJs(content: string): ReadEvent[] {
  return ICAL.Component.fromString(content)
    .getAllSubcomponents("vevent")
    .map((event) => {
      const one = (name: string) => {
        const [property, ...more] = event.getAllProperties(name);
        if (more.length > 0) throw new Error(`${name} stands there twice.`);
        return property?.getFirstValue() ?? "";
      };
      const text = (name: string) => String(one(name));
      const instant = (name: string) => {
        const time = one(name);
        if (!(time instanceof ICAL.Time)) throw new Error(`${name} is no time.`);
        return time.toUnixTime();
      };
      return {
        uid: text("uid"),
        sequence: Number(text("sequence")),
        stamp: instant("dtstamp"),
        start: instant("dtstart"),
        end: instant("dtend"),
        status: text("status"),
        summary: text("summary"),
        description: text("description"),
        location: text("location"),
        url: text("url"),
        conference: text("conference"),
        organizer: text("organizer"),
        attendees: event.getAllProperties("attendee").length,
        alarms: event.getAllSubcomponents("valarm").length,
      };
    });
}

/** A value, with or without parameters. */
const value = z.union([z.string(), z.object({ val: z.string() }).transform(({ val }) => val)]).default("");
const seconds = z.date().transform((date) => date.getTime() / 1000);
const nodeIcalEvent = z.object({
  type: z.literal("VEVENT"),
  uid: z.string(),
  sequence: z.number(),
  dtstamp: seconds,
  start: seconds,
  end: seconds,
  status: value,
  summary: value,
  description: value,
  location: value,
  url: value,
  conference: value,
  organizer: value,
  attendee: z.union([z.array(z.unknown()), z.unknown().transform((one) => [one])]).default([]),
  alarms: z.array(z.unknown()).default([]),
});

function byNodeIcal(content: string): ReadEvent[] {
  return Object.values(sync.parseICS(content)).flatMap((component) => {
    if (component?.type !== "VEVENT") return [];
    const { type: _, dtstamp, attendee, alarms, ...event } = nodeIcalEvent.parse(component);
    return { ...event, stamp: dtstamp, attendees: attendee.length, alarms: alarms.length };
  });
}

/**
 * Parsers that share no code; the first reads everything. node-ical leaves out lines that hold a Unicode separator, takes
 * an escaped backslash before an n for a line break, and takes the quotes off a text, or out of one that says TZID.
 */
export const calendarParsers = {
  "ical.js": { read: byIcalJs, misreads: undefined },
  "node-ical": { read: byNodeIcal, misreads: /[\u2028\u2029\\]|TZID=|^".*"$/ },
};
