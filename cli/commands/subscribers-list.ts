import { subscriber } from "../answers.ts";
import { connect } from "../api.ts";
import { listed, wholeNumber } from "../listing.ts";
import { say, sayJson, sayTable } from "../output.ts";
import { type AddCommand, type Json, json } from "./command.ts";

interface Options extends Json {
  state?: string;
  limit: number;
}

export const subscribersList: AddCommand = (subscribers) => {
  subscribers
    .command("list")
    .description("subscribers, in no order that means anything")
    .option("--state <state>", "only those who are, for example, active")
    .option("--limit <n>", "how many", wholeNumber, 50)
    .option(...json)
    .action(async ({ state, limit, json }: Options) => {
      const { items, more } = await listed(connect(), "/api/subscribers", subscriber, limit, { state });
      if (json) return sayJson(items);
      const columns = [
        { title: "SUBSCRIBER", of: (one: (typeof items)[number]) => one.id },
        { title: "STATE", of: (one: (typeof items)[number]) => one.state },
        { title: "ADDRESS", of: (one: (typeof items)[number]) => one.email },
        { title: "NAME", of: (one: (typeof items)[number]) => one.name },
        { title: "LANGUAGE", of: (one: (typeof items)[number]) => one.language },
        { title: "ZONE", of: (one: (typeof items)[number]) => one.zone },
        { title: "TOPICS", of: (one: (typeof items)[number]) => one.topics?.join(" ") },
      ];
      sayTable(items, columns, "There is no such subscriber.");
      if (more)
        say(`There are more; ask with --limit ${limit * 10}, or export all: npm run hub -- subscribers export FILE`);
    });
};
