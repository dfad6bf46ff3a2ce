import { z } from "zod";
import { type Meeting, meeting, send } from "../answers.ts";
import { connect } from "../api.ts";
import { audienceOf } from "../audience.ts";
import { confirmed } from "../confirm.ts";
import { CliError } from "../errors.ts";
import { say, sayJson } from "../output.ts";
import { saySend } from "../say-send.ts";
import { titleOf, whenOf } from "../when.ts";
import { type AddCommand, type Json, json, type Launch, launchable, yes } from "./command.ts";

interface Options extends Json, Launch {
  again?: boolean;
}

export const announce: AddCommand = (program) => {
  launchable(program.command("announce"))
    .description("announce a meeting to all who chose announcements")
    .argument("<slug>")
    .option("--again", "although it was announced before: an earlier revision, or in what a restore has lost")
    .option(...yes)
    .option(...json)
    .action(async (slug: string, { json, yes, ...options }: Options) => {
      const api = connect();
      const path = `/api/meetings/${encodeURIComponent(slug)}`;
      const found = await api.get(path, meeting);
      assertNew(found, options);
      if (!json) say(`${titleOf(found)}\n${whenOf(found)}\n${await audienceOf(api, "announcements")}`);
      const question = options.draft ? "Prepare the announcement?" : "Announce this meeting?";
      if (!(await confirmed(question, { yes }))) return say("Nothing was sent.");
      const answer = await api.post(`${path}/announce`, z.object({ send }), options);
      if (json) return sayJson(answer);
      saySend(answer.send);
    });
};

/** The hub says so too; here it is said before the question, and with this command's own option. */
function assertNew({ announced, revision }: Meeting, { again }: Options): void {
  if (!announced || announced.revision === revision || again) return;
  throw new CliError(
    `Revision ${announced.revision} was announced already, by ${announced.send}; who was told gets a notice of what ` +
      `changed. To announce revision ${revision} to everybody as well, add --again.`,
  );
}
