import type { CompilingContext } from "../context.ts";
import { WriteConflict } from "../errors.ts";
import { refreshCatchUp } from "../sends/standing.ts";
import { notify } from "./notify.ts";
import { remind } from "./remind.ts";
import { nextLook } from "./reminders.ts";
import { sendRests } from "./rest.ts";

/** In this order, so that what is told last is what is true. */
const duties = [notify, sendRests, remind, catchUp];

/**
 * Does what a meeting asks for now: tells who was told otherwise, goes on with what was cut short, sends its reminders,
 * and has the welcome speak of it as it is. Called as staff change it, and by tick when something is due; harmless when
 * nothing is, and when repeated. A duty that fails keeps none of the others from its hour.
 */
export async function attendMeeting(context: CompilingContext, slug: string): Promise<void> {
  const failures: unknown[] = [];
  for (const duty of duties) {
    try {
      await duty(context, slug);
    } catch (error) {
      // Staff, or another tick, wrote meanwhile: the next look sees what is left to do.
      if (!(error instanceof WriteConflict)) failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `Meeting ${slug}: ${failures.map(String).join("; ")}`);
}

/** Has the welcome tell of the meeting as it is now. */
async function catchUp(context: CompilingContext, slug: string): Promise<void> {
  const meeting = await context.store.meetings.get(slug);
  if (!meeting?.unseen) return;
  await refreshCatchUp(context);
  const { unseen: _, ...seen } = meeting;
  await context.store.meetings.note(meeting, { unseen: undefined }, nextLook(seen));
}
