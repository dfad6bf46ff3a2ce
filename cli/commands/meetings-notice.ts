import { Option } from "commander";
import { type Meeting, meeting } from "../answers.ts";
import { type Api, connect } from "../api.ts";
import { reached } from "../audience.ts";
import { confirmed } from "../confirm.ts";
import { changeLines } from "../diff.ts";
import { type NoteOptions, noteOf, withNote } from "../note.ts";
import { noticeLines, toldLines } from "../notice.ts";
import { say, sayJson } from "../output.ts";
import { type AddCommand, type Json, json, yes } from "./command.ts";

interface Options extends Json, NoteOptions {
  now?: boolean;
  suppress?: boolean;
  yes?: boolean;
}

export const meetingsNotice: AddCommand = (meetings) => {
  withNote(meetings.command("notice"))
    .description("the notice of what changed that waits: show it, add a sentence, send it now, or suppress it")
    .argument("<slug>")
    .option("--now", "send it at once")
    .addOption(new Option("--suppress", "tell nobody").conflicts(["now", "noteEn", "noteFr"]))
    .option(...yes)
    .option(...json)
    .action(async (slug: string, { json, yes, now, suppress, ...options }: Options) => {
      const api = connect();
      const path = `/api/meetings/${encodeURIComponent(slug)}`;
      const found = await api.get(path, meeting);
      const note = noteOf(options);
      const wish = { ...(now && { now }), ...(suppress && { suppress }), ...(note && { note: withKept(found, note) }) };
      if (Object.keys(wish).length === 0) return json ? sayJson(found.notice ?? null) : sayWaiting(found);
      if (!json && found.notice) sayChanges(found);
      if (found.notice && (now || suppress) && !(await confirmed(await question(api, found, now), { yes }))) {
        return say("Nothing was changed.");
      }
      const kept = await api.post(`${path}/notice`, meeting, wish);
      if (json) return sayJson(kept);
      if (suppress) return say("Nobody is told of this change. The next one makes a notice again.");
      for (const line of [...noticeLines(kept), ...toldLines(kept)]) say(line);
    });
};

/** A sentence in one language leaves those in the others. */
const withKept = ({ notice }: Meeting, note: Record<string, string>) => ({ ...notice?.note, ...note });

function sayWaiting(found: Meeting): void {
  if (!found.notice) say("No notice waits: readers know what the meeting says.");
  sayChanges(found);
  for (const line of noticeLines(found)) say(line);
}

function sayChanges({ notice }: Meeting): void {
  for (const line of notice?.changes.flatMap(changeLines) ?? []) say(line);
}

async function question(api: Api, found: Meeting, now: boolean | undefined): Promise<string> {
  const number = await reached(api, found);
  return now ? `Tell at least ${number} readers now?` : `Leave at least ${number} readers with what they were told?`;
}
