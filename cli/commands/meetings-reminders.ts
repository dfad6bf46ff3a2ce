import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { offsetName } from "../../hub/meetings/times.ts";
import { meeting, plannedReminder } from "../answers.ts";
import { connect } from "../api.ts";
import { moment, sayJson, sayTable } from "../output.ts";
import { type AddCommand, type Json, json } from "./command.ts";

export const meetingsReminders: AddCommand = (meetings) => {
  meetings
    .command("reminders")
    .description("when a meeting's reminders go out, and to how many")
    .argument("<slug>")
    .option(...json)
    .action(async (slug: string, options: Json) => {
      const api = connect();
      const path = `/api/meetings/${encodeURIComponent(slug)}`;
      const { zone } = await api.get(path, meeting);
      const { items } = await api.get(`${path}/reminders`, z.object({ items: z.array(plannedReminder) }));
      if (options.json) return sayJson(items);
      const columns = [
        { title: "WHEN", of: (one: (typeof items)[number]) => moment(one.due) },
        { title: `IN ${zone.toUpperCase()}`, of: (one: (typeof items)[number]) => localIn(zone, one.due) },
        { title: "REMINDER", of: (one: (typeof items)[number]) => one.offset },
        { title: "READERS", of: (one: (typeof items)[number]) => one.recipients },
        { title: "STATE", of: (one: (typeof items)[number]) => one.state },
        { title: "OF", of: (one: (typeof items)[number]) => someOf(one.zones) },
      ];
      sayTable(
        items,
        columns,
        "No reminder goes out: the meeting has no day, was cancelled, or nobody chose reminders.",
      );
    });
};

function localIn(zone: string, due: string): string {
  const there = Temporal.Instant.from(due).toZonedDateTimeISO(zone);
  return `${there.toPlainDate()} ${there.toPlainTime().toString().slice(0, 5)} (${offsetName(there)})`;
}

const shownZones = 2;

/** `Africa/Lagos, Europe/Brussels and 3 more`. */
function someOf(zones: string[]): string {
  const more = zones.length - shownZones;
  const some = zones.slice(0, shownZones).join(", ");
  return more > 0 ? `${some} and ${more} more` : some;
}
