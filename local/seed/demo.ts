import type { CompilingContext } from "../../hub/context.ts";
import { announce } from "../../hub/meetings/announce.ts";
import { meetingInput } from "../../hub/meetings/input.ts";
import { putMeeting } from "../../hub/meetings/put.ts";
import { importSubscribers } from "../../hub/subscribers/import.ts";
import { fourthMeeting, nextMeeting } from "./meetings.ts";
import { people } from "./people.ts";

/**
 * A hub with a past and a next meeting, announced to two dozen subscribers, and a reminder due two minutes from now.
 * Does nothing to a hub that has its next meeting; goes on where a killed start stopped.
 * @returns whether the meeting was announced now
 */
export async function seedDemo(context: CompilingContext): Promise<boolean> {
  const by = "demo";
  const known = await context.store.meetings.get("dih-5");
  if (known?.announced && (await context.store.sends.get(known.announced.send))) return false;
  const rows = people.map(([name, email, language, zone]) => ({
    name,
    email,
    language,
    zone,
    topics: ["announcements", "reminders", "recaps", "news"],
    confirmedAt: "2024-11-06T10:00:00Z",
    source: "sign-up list of the 4th meeting",
  }));
  await importSubscribers(context, { rows }, by);
  await putMeeting(context, meetingInput.parse(fourthMeeting));
  if (!(await context.store.meetings.get("dih-4"))?.scheduledAt) await hold(context);
  if (!known) await putMeeting(context, meetingInput.parse(nextMeeting(context.clock.now())));
  await announce(context, "dih-5", { by });
  return true;
}

/** The 4th meeting took place: it is on the calendar, and nobody is written to about it. */
async function hold(context: CompilingContext): Promise<void> {
  const meeting = await context.store.meetings.get("dih-4");
  if (!meeting) throw new Error("The 4th meeting was not kept.");
  const scheduledAt = "2024-09-02T08:00:00Z";
  await context.store.meetings.put(
    {
      ...meeting,
      state: "scheduled",
      revision: meeting.revision + 1,
      scheduledAt,
      armedAt: scheduledAt,
      remindedThrough: "2024-10-09T08:00:00Z",
    },
    undefined,
  );
}
