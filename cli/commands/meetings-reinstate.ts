import { meeting } from "../answers.ts";
import { connect } from "../api.ts";
import { reached } from "../audience.ts";
import { confirmed } from "../confirm.ts";
import { noticeLines, toldLines } from "../notice.ts";
import { say, sayJson } from "../output.ts";
import { titleOf, whenOf } from "../when.ts";
import { type AddCommand, type Json, json, yes } from "./command.ts";

export const meetingsReinstate: AddCommand = (meetings) => {
  meetings
    .command("reinstate")
    .description("take a cancellation back; who was told of it is told that the meeting takes place after all")
    .argument("<slug>")
    .option(...yes)
    .option(...json)
    .action(async (slug: string, { json, yes }: Json & { yes?: boolean }) => {
      const api = connect();
      const path = `/api/meetings/${encodeURIComponent(slug)}`;
      const found = await api.get(path, meeting);
      if (!json) {
        const number = await reached(api, found, ["cancellation"]);
        say(`${titleOf(found)}\n${whenOf(found)}`);
        say(
          number === 0 ? "Nobody has read that it is cancelled." : `${number} read that it is cancelled, and are told.`,
        );
      }
      if (!(await confirmed("Reinstate this meeting?", { yes }))) return say("Nothing was changed.");
      const kept = await api.post(`${path}/reinstate`, meeting);
      if (json) return sayJson(kept);
      say(`${kept.slug} takes place after all: ${kept.state}, revision ${kept.revision}.`);
      for (const line of [...noticeLines(kept), ...toldLines(kept)]) say(line);
    });
};
