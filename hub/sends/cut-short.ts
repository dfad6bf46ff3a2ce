import type { Context } from "../context.ts";
import { WriteConflict } from "../errors.ts";
import { nextLook } from "../meetings/reminders.ts";
import { changeSend } from "./change.ts";
import type { Send } from "./send.ts";

const attempts = 5;

/** Notes of an announcement or a reminder that it stops half-way, before the ledger says so of anybody. */
export async function noteCutShort(context: Context, { id, kind, cutShort }: Send): Promise<void> {
  if (cutShort || (kind !== "announcement" && kind !== "reminder")) return;
  await changeSend(context, id, (send) => (send.cutShort ? undefined : { ...send, cutShort: "noted" }));
}

/** Hands the rest of a send that is over to its meeting, which knows when to go on. */
export async function handOverRest(context: Context, { id, meeting: slug }: Send): Promise<void> {
  for (let attempt = 1; slug !== undefined; attempt += 1) {
    const meeting = await context.store.meetings.get(slug);
    if (!meeting) break;
    const cutShort = [...new Set([...(meeting.cutShort ?? []), id])];
    try {
      await context.store.meetings.note(meeting, { cutShort }, nextLook({ ...meeting, cutShort }));
      break;
    } catch (error) {
      if (!(error instanceof WriteConflict) || attempt === attempts) throw error;
    }
  }
  await changeSend(context, id, (send) => ({ ...send, cutShort: "handed" }));
}
