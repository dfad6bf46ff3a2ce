import { send } from "../answers.ts";
import { connect } from "../api.ts";
import { say, sayJson } from "../output.ts";
import { standing } from "../standing.ts";
import { type AddCommand, type Json, json } from "./command.ts";

const verbs = {
  approve: "let a draft begin",
  pause: "hold a send; takes effect within one wave",
  resume: "go on with a paused send",
  cancel: "stop a send for good",
};

export const sendsControl: AddCommand = (sends) => {
  for (const [verb, description] of Object.entries(verbs)) {
    sends
      .command(verb)
      .description(description)
      .argument("<id>")
      .option(...json)
      .action(async (id: string, options: Json) => {
        const answer = await connect().post(`/api/sends/${encodeURIComponent(id)}/${verb}`, send);
        if (options.json) return sayJson(answer);
        say(`${answer.id} is ${answer.status} now.`);
        const waits = answer.status === "paused" ? undefined : standing(answer);
        if (waits) say(waits);
      });
  }
};
