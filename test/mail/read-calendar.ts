import ICAL from "ical.js";

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

/** Parsers that share no code. */
export const calendarParsers = { "ical.js": byIcalJs };
