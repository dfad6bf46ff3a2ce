import type { CompilingContext } from "../context.ts";
import { WriteConflict } from "../errors.ts";
import { refreshCatchUp } from "../sends/standing.ts";
import { notify } from "./notify.ts";
import { remind } from "./remind.ts";
import { nextLook } from "./reminders.ts";

/**
 * Does what a meeting asks for now: tells who was told otherwise, sends its reminders, and has the welcome speak of it
 * as it is. Called as staff change it, and by tick when something is due; harmless when nothing is, and when repeated.
 */
export async function attendMeeting(context: CompilingContext, slug: string): Promise<void> {
  try {
    await notify(context, slug);
  } finally {
    // A notice that cannot be made keeps no reminder from its hour.
    await remind(context, slug);
  }
  const meeting = await context.store.meetings.get(slug);
  if (!meeting?.unseen) return;
  await refreshCatchUp(context);
  const { unseen: _, ...seen } = meeting;
  try {
    await context.store.meetings.note(meeting, { unseen: undefined }, nextLook(seen));
  } catch (error) {
    // A new revision is unseen itself.
    if (!(error instanceof WriteConflict)) throw error;
  }
}
