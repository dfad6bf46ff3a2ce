import { z } from "zod";
import { meeting, send } from "../answers.ts";
import { connect } from "../api.ts";
import { audienceOf } from "../audience.ts";
import { confirmed } from "../confirm.ts";
import { readLetter } from "../letter-file.ts";
import { say, sayJson } from "../output.ts";
import { saySend } from "../say-send.ts";
import { subjectsOf } from "../subjects.ts";
import { writtenOf } from "../when.ts";
import { type AddCommand, type Json, json, type Launch, launchable, yes } from "./command.ts";

interface Options extends Json, Launch {
  again?: boolean;
}

export const recap: AddCommand = (program) => {
  launchable(program.command("recap"))
    .description("send the recap of a meeting that is over to all who chose recaps")
    .argument("<slug>")
    .argument("<file>", "YAML or JSON, such as docs/examples/recap.yaml")
    .option("--again", "although another recap of it was sent")
    .option(...yes)
    .option(...json)
    .action(async (slug: string, path: string, { json, yes, ...options }: Options) => {
      const api = connect();
      const { fields, languages, ask } = readLetter(path);
      const address = `/api/meetings/${encodeURIComponent(slug)}`;
      const found = await api.get(address, meeting);
      const edition = { kind: "recap", meeting: writtenOf(found), recap: fields };
      const subjects = await ask(() => subjectsOf(api, edition, languages), "recap");
      if (!json) say([await audienceOf(api, "recaps"), ...subjects].join("\n"));
      const question = options.draft ? "Prepare the recap?" : "Send this recap, and publish it?";
      if (!(await confirmed(question, { yes }))) return say("Nothing was sent.");
      const answer = await ask(() => api.post(`${address}/recap`, z.object({ send }), { ...fields, ...options }));
      if (json) return sayJson(answer);
      saySend(answer.send);
    });
};
