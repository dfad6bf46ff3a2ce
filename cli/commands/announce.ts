import { z } from "zod";
import { type Meeting, meeting, send, subscriber } from "../answers.ts";
import { type Api, connect } from "../api.ts";
import { confirmed } from "../confirm.ts";
import { CliError } from "../errors.ts";
import { listed } from "../listing.ts";
import { say, sayJson } from "../output.ts";
import { standing } from "../standing.ts";
import { titleOf, whenOf } from "../when.ts";
import { type AddCommand, type Json, json, yes } from "./command.ts";

interface Options extends Json {
  draft?: boolean;
  at?: string;
  again?: boolean;
  yes?: boolean;
}

export const announce: AddCommand = (program) => {
  program
    .command("announce")
    .description("announce a meeting to all who chose announcements")
    .argument("<slug>")
    .option("--draft", "compile it, but wait for: sends approve")
    .option("--at <instant>", "begin then, such as 2027-04-12T07:00:00Z")
    .option("--again", "although an earlier revision was announced")
    .option(...yes)
    .option(...json)
    .action(async (slug: string, { json, yes, ...options }: Options) => {
      const api = connect();
      const path = `/api/meetings/${encodeURIComponent(slug)}`;
      const found = await api.get(path, meeting);
      assertNew(found, options);
      if (!json) say(`${titleOf(found)}\n${whenOf(found)}\n${await audience(api)}`);
      const question = options.draft ? "Prepare the announcement?" : "Announce this meeting?";
      if (!(await confirmed(question, { yes }))) return say("Nothing was sent.");
      const answer = await api.post(`${path}/announce`, z.object({ send }), options);
      if (json) return sayJson(answer);
      const waits = standing(answer.send);
      if (waits) say(waits);
      say(`${answer.send.id} is ${answer.send.status}. See how it goes: npm run hub -- sends show ${answer.send.id}`);
    });
};

/** The hub says so too; here it is said before the question, and with this command's own option. */
function assertNew({ announced, revision }: Meeting, { again }: Options): void {
  if (!announced || announced.revision === revision || again) return;
  throw new CliError(
    `Revision ${announced.revision} was announced already, by ${announced.send}. ` +
      `To announce revision ${revision} to everybody as well, add --again.`,
  );
}

/** One page is read, and no more, to say about how many. */
const countedUpTo = 100;

async function audience(api: Api): Promise<string> {
  const { items, more } = await listed(api, "/api/subscribers", subscriber, countedUpTo, { state: "active" });
  const number = more ? `More than ${countedUpTo}` : String(items.length);
  return `${number} active ${items.length === 1 ? "subscriber" : "subscribers"}`;
}
