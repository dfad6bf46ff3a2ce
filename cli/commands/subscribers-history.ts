import { notice } from "../answers.ts";
import { connect } from "../api.ts";
import { listed, wholeNumber } from "../listing.ts";
import { moment, say, sayJson, sayTable } from "../output.ts";
import { type AddCommand, type Json, json } from "./command.ts";

interface Options extends Json {
  limit: number;
}

export const subscribersHistory: AddCommand = (subscribers) => {
  subscribers
    .command("history")
    .description("what a person was sent, and what became of it")
    .argument("<id>", "as subscribers list shows it")
    .option("--limit <n>", "how many", wholeNumber, 50)
    .option(...json)
    .action(async (id: string, { limit, json }: Options) => {
      const path = `/api/subscribers/${encodeURIComponent(id)}/sends`;
      const { items, more } = await listed(connect(), path, notice, limit);
      if (json) return sayJson(items);
      const columns = [
        { title: "SEND", of: (one: (typeof items)[number]) => one.send },
        { title: "CREATED", of: (one: (typeof items)[number]) => moment(one.createdAt) },
        { title: "STATUS", of: (one: (typeof items)[number]) => one.status },
        { title: "OUTCOME", of: (one: (typeof items)[number]) => one.outcome },
        { title: "REASON", of: (one: (typeof items)[number]) => one.reason },
      ];
      sayTable(items, columns, "Nothing was sent to this person.");
      if (more) say(`There is more; ask with --limit ${limit * 10}.`);
    });
};
