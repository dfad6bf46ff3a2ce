import { meeting } from "../answers.ts";
import { connect } from "../api.ts";
import { readMeeting } from "../meeting-file.ts";
import { noticeLines, toldLines } from "../notice.ts";
import { say, sayJson } from "../output.ts";
import { whenOf } from "../when.ts";
import { type AddCommand, type Json, json } from "./command.ts";

export const meetingsPut: AddCommand = (meetings) => {
  meetings
    .command("put")
    .description("keep a meeting as a file describes it")
    .argument("<file>", "YAML or JSON, such as docs/examples/meeting.yaml")
    .option(...json)
    .action(async (path: string, options: Json) => {
      const api = connect();
      const file = readMeeting(path);
      const kept = await file.ask(() =>
        api.put(`/api/meetings/${encodeURIComponent(file.slug)}`, meeting, file.content),
      );
      if (options.json) return sayJson(kept);
      say(`${kept.slug} is kept: ${kept.state}, revision ${kept.revision}, ${whenOf(kept)}.`);
      if (kept.state === "draft") say(`Announce it with: npm run hub -- announce ${kept.slug}`);
      for (const line of [...noticeLines(kept), ...toldLines(kept)]) say(line);
    });
};
