import { auditEntry } from "../answers.ts";
import { connect } from "../api.ts";
import { listed, wholeNumber } from "../listing.ts";
import { moment, say, sayJson, sayTable } from "../output.ts";
import { type AddCommand, type Json, json } from "./command.ts";

export const audit: AddCommand = (program) => {
  program
    .command("audit")
    .description("who did what, the newest first")
    .option("--limit <n>", "how many", wholeNumber, 50)
    .option(...json)
    .action(async ({ limit, json }: Json & { limit: number }) => {
      const { items, more } = await listed(connect(), "/api/audit", auditEntry, limit);
      if (json) return sayJson(items);
      const columns = [
        { title: "WHEN", of: (one: (typeof items)[number]) => moment(one.at) },
        { title: "WHO", of: (one: (typeof items)[number]) => one.actor },
        { title: "WHAT", of: (one: (typeof items)[number]) => one.action },
        { title: "TO WHAT", of: (one: (typeof items)[number]) => one.subject },
        { title: "DETAIL", of: (one: (typeof items)[number]) => detail(one.detail) },
      ];
      sayTable(items, columns, "Nobody has done anything yet.");
      if (more) say(`There is more; ask with --limit ${limit * 10}.`);
    });
};

const detail = (given: Record<string, unknown> = {}): string =>
  Object.entries(given)
    .map(([name, value]) => `${name}=${value}`)
    .join(" ");
