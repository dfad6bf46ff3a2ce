import type { Child } from "hono/jsx";
import { type Leaf, leafOfMonth, leafOfSpan } from "../../../hub/meetings/dates.ts";
import type { MeetingInput } from "../../../hub/meetings/input.ts";
import type { MeetingState } from "../../../hub/meetings/meeting.ts";
import { spanOf } from "../../../hub/meetings/times.ts";
import type { Site } from "../site.ts";
import { Facts } from "./when.tsx";

interface TicketProps {
  site: Site;
  input: MeetingInput;
  state: MeetingState;
  /** Under the facts. */
  actions?: Child;
  /** Above them. */
  children?: Child;
}

/** A meeting as one would pin it to the wall: a leaf of the calendar, then when and where. */
export const Ticket = ({ site, input, state, actions, children }: TicketProps) => (
  <div class={state === "cancelled" ? "ticket off" : "ticket"}>
    <LeafOfCalendar leaf={leafOf(site, input)} />
    <div class="ticket-body">
      {children}
      <Facts site={site} input={input} state={state} />
      {actions}
    </div>
  </div>
);

function leafOf({ language }: Site, input: MeetingInput): Leaf {
  const span = spanOf(input);
  if (span) return leafOfSpan(language, span);
  if (input.month === undefined) throw new Error(`Meeting ${input.slug} has neither a start and an end nor a month.`);
  return leafOfMonth(language, input.month, "long");
}

/** Decoration: everything on it is said in words beside it. */
function LeafOfCalendar({ leaf: { weekday, day, month, year } }: { leaf: Leaf }) {
  if (day === undefined) {
    return (
      <div class="leaf" aria-hidden="true">
        <b class="word">{month}</b>
        <span>{year}</span>
      </div>
    );
  }
  return (
    <div class="leaf" aria-hidden="true">
      {weekday && <span>{weekday}</span>}
      <b class={day.length > 2 ? "long" : ""}>{day}</b>
      <span>
        {month} {year}
      </span>
    </div>
  );
}
