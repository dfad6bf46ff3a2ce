import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { compiler } from "../emails/compiler.ts";
import { iso } from "../hub/clock.ts";
import type { Context } from "../hub/context.ts";
import { compileEdition } from "../hub/editions/compile.ts";
import { meetingInput } from "../hub/meetings/input.ts";
import type { Meeting } from "../hub/meetings/meeting.ts";
import { draftOf } from "../hub/meetings/put.ts";
import type { Send } from "../hub/sends/send.ts";

/** The meeting of the examples, next year and on the calendar: an announcement of it never expires here. */
export async function aMeeting(context: Context): Promise<Meeting> {
  const file = new URL("../docs/examples/meeting.yaml", import.meta.url);
  const year = context.clock.now().toZonedDateTimeISO("UTC").year + 1;
  const text = (await readFile(file, "utf8")).replaceAll(/\b2027-/g, `${year}-`);
  return { ...draftOf(meetingInput.parse(parse(text)), context.clock.now()), state: "scheduled" };
}

/** Keeps the meeting, compiles its announcement and keeps a send of it, changed as a measurement needs it. */
export async function announce(context: Context, id: string, changes: Partial<Send>): Promise<Send> {
  const meeting = await aMeeting(context);
  if (!(await context.store.meetings.get(meeting.slug))) await context.store.meetings.put(meeting, undefined);
  await compileEdition({ ...context, compiler }, id, { kind: "announcement", meeting });
  const send: Send = {
    id,
    kind: "announcement",
    edition: id,
    status: "running",
    rev: 0,
    createdAt: iso(context.clock.now()),
    by: "bench",
    audience: { topic: "announcements" },
    meeting: meeting.slug,
    ...changes,
  };
  await context.store.sends.create(send);
  return send;
}
