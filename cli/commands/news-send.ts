import { z } from "zod";
import { send } from "../answers.ts";
import { connect } from "../api.ts";
import { audienceOf } from "../audience.ts";
import { confirmed } from "../confirm.ts";
import { readLetter } from "../letter-file.ts";
import { say, sayJson } from "../output.ts";
import { saySend } from "../say-send.ts";
import { subjectsOf } from "../subjects.ts";
import { type AddCommand, type Json, json, type Launch, launchable, yes } from "./command.ts";

export const newsSend: AddCommand = (news) => {
  launchable(news.command("send"))
    .description("send news to all who chose news; by its slug it is sent once")
    .argument("<file>", "YAML or JSON, such as docs/examples/news.yaml")
    .option(...yes)
    .option(...json)
    .action(async (path: string, { json, yes, ...options }: Json & Launch) => {
      const api = connect();
      const { fields, languages, ask } = readLetter(path);
      const subjects = await ask(() => subjectsOf(api, { kind: "news", news: fields }, languages), "news");
      if (!json) say([await audienceOf(api, "news"), ...subjects].join("\n"));
      const question = options.draft ? "Prepare this news?" : "Send this news?";
      if (!(await confirmed(question, { yes }))) return say("Nothing was sent.");
      const answer = await ask(() => api.post("/api/news", z.object({ send }), { ...fields, ...options }));
      if (json) return sayJson(answer);
      saySend(answer.send);
    });
};
