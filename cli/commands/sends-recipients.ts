import { pipeline } from "node:stream/promises";
import { recipient } from "../answers.ts";
import { connect } from "../api.ts";
import { listed, wholeNumber } from "../listing.ts";
import { say, sayJson, sayTable } from "../output.ts";
import { type AddCommand, type Json, json } from "./command.ts";

interface Options extends Json {
  outcome?: string;
  csv?: boolean;
  limit: number;
}

export const sendsRecipients: AddCommand = (sends) => {
  sends
    .command("recipients")
    .description("what became of each recipient")
    .argument("<id>")
    .option("--outcome <outcome>", "only those who, for example, bounced")
    .option("--csv", "all of them, as CSV")
    .option("--limit <n>", "how many", wholeNumber, 100)
    .option(...json)
    .action(async (id: string, { outcome, csv, limit, json }: Options) => {
      const api = connect();
      const path = `/api/sends/${encodeURIComponent(id)}/recipients`;
      if (csv) {
        const query = new URLSearchParams({ format: "csv", ...(outcome ? { outcome } : {}) });
        return pipeline(await api.file(`${path}?${query}`), process.stdout, { end: false });
      }
      const { items, more } = await listed(api, path, recipient, limit, { outcome });
      if (json) return sayJson(items);
      const columns = [
        { title: "SUBSCRIBER", of: (one: (typeof items)[number]) => one.subscriber },
        { title: "ADDRESS", of: (one: (typeof items)[number]) => one.email ?? "(erased)" },
        { title: "OUTCOME", of: (one: (typeof items)[number]) => one.outcome },
        { title: "REASON", of: (one: (typeof items)[number]) => one.reason },
      ];
      sayTable(items, columns, "There is no such recipient.");
      if (more) say(`There are more; ask with --limit ${limit * 10}, or with --csv for all.`);
    });
};
