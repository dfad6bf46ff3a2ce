import { z } from "zod";
import { type Meeting, meeting, send } from "../answers.ts";
import { type Api, connect } from "../api.ts";
import { reached } from "../audience.ts";
import { confirmed } from "../confirm.ts";
import { type NoteOptions, noteOf, withNote } from "../note.ts";
import { noticeLines } from "../notice.ts";
import { say, sayJson } from "../output.ts";
import { saySend } from "../say-send.ts";
import { subjectsOf } from "../subjects.ts";
import { titleOf, whenOf, writtenOf } from "../when.ts";
import { type AddCommand, type Json, json, yes } from "./command.ts";

interface Options extends Json, NoteOptions {
  notify: boolean;
  yes?: boolean;
}

const cancelled = z.object({ meeting, send: send.optional() });

export const meetingsCancel: AddCommand = (meetings) => {
  withNote(meetings.command("cancel"))
    .description("cancel a meeting, and tell those who were told of it")
    .argument("<slug>")
    .option("--no-notify", "write to nobody; the calendar feed says it all the same")
    .option(...yes)
    .option(...json)
    .action(async (slug: string, { json, yes, notify, ...options }: Options) => {
      const api = connect();
      const path = `/api/meetings/${encodeURIComponent(slug)}`;
      const note = noteOf(options);
      const found = await api.get(path, meeting);
      if (!json) {
        say(`${titleOf(found)}\n${whenOf(found)}`);
        say(notify ? await consequence(api, found, note) : "Nobody is written to.");
      }
      if (!(await confirmed("Cancel this meeting?", { yes }))) return say("Nothing was changed.");
      const answer = await api.post(`${path}/cancel`, cancelled, { notify, ...(note ? { note } : {}) });
      if (json) return sayJson(answer);
      sayCancelled(answer);
    });
};

async function consequence(api: Api, found: Meeting, note: Record<string, string> | undefined): Promise<string> {
  const number = await reached(api, found);
  if (number === 0) return "No mail about it has reached anybody.";
  const edition = { kind: "cancellation", meeting: writtenOf(found), ...(note ? { note } : {}) };
  const subjects = await subjectsOf(api, edition, Object.keys(found.texts));
  return [`At least ${number} were told of it, and read now:`, ...subjects].join("\n");
}

function sayCancelled({ meeting, send }: z.infer<typeof cancelled>): void {
  say(`${meeting.slug} is cancelled, revision ${meeting.revision}.`);
  for (const line of noticeLines(meeting)) say(line);
  if (send) saySend(send);
  say(`It can take place after all: npm run hub -- meetings reinstate ${meeting.slug}`);
}
