import { meeting } from "../answers.ts";
import { connect } from "../api.ts";
import { noticeLines } from "../notice.ts";
import { moment, say, sayFields, sayJson } from "../output.ts";
import { titleOf, whenOf } from "../when.ts";
import { type AddCommand, type Json, json } from "./command.ts";

export const meetingsShow: AddCommand = (meetings) => {
  meetings
    .command("show")
    .description("one meeting")
    .argument("<slug>")
    .option(...json)
    .action(async (slug: string, options: Json) => {
      const found = await connect().get(`/api/meetings/${encodeURIComponent(slug)}`, meeting);
      if (options.json) return sayJson(found);
      const { announced, told = [] } = found;
      sayFields([
        ["Meeting", found.slug],
        ["Title", titleOf(found)],
        ["When", whenOf(found)],
        ["Where", found.place],
        ["State", `${found.state}, revision ${found.revision}`],
        ["Languages", Object.keys(found.texts).join(", ")],
        ["Announced", announced && `${moment(announced.at)}, by ${announced.send}`],
        ["Told", told.map(({ send, at }) => `${send} (${moment(at)})`).join(", ")],
      ]);
      if (found.stale) {
        say("Restored from a backup, and not as it was written last. Put it again, and mail speaks of it again.");
      }
      for (const line of noticeLines(found)) say(line);
    });
};
