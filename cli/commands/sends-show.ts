import { send } from "../answers.ts";
import { connect } from "../api.ts";
import { moment, sayFields, sayJson } from "../output.ts";
import { standing } from "../standing.ts";
import { type AddCommand, type Json, json } from "./command.ts";

export const sendsShow: AddCommand = (sends) => {
  sends
    .command("show")
    .description("one send and what became of its recipients")
    .argument("<id>")
    .option(...json)
    .action(async (id: string, options: Json) => {
      const found = await connect().get(`/api/sends/${encodeURIComponent(id)}`, send);
      if (options.json) return sayJson(found);
      const { counts } = found;
      const waiting = counts.recipients - Object.values({ ...counts, recipients: 0 }).reduce((sum, n) => sum + n, 0);
      sayFields([
        ["Send", found.id],
        ["Status", found.status],
        ["", standing(found)],
        ["Created", `${moment(found.createdAt)}, by ${found.by}`],
        ["Starts", moment(found.startsAt)],
        ["Finished", moment(found.finishedAt)],
        ["Recipients", counts.recipients],
        ["  waiting", waiting],
        ["  sent", counts.sent],
        ["  delivered", counts.delivered],
        ["  bounced", counts.bounced],
        ["  complained", counts.complained],
        ["  failed", counts.failed],
        ["  skipped", counts.skipped],
        ["  uncertain", counts.uncertain],
      ]);
    });
};
