import type { z } from "zod";
import { type counts, type Send, send } from "../answers.ts";
import { connect } from "../api.ts";
import { listed, wholeNumber } from "../listing.ts";
import { type Column, moment, say, sayJson, sayTable } from "../output.ts";
import { type AddCommand, type Json, json } from "./command.ts";
import { sendsControl } from "./sends-control.ts";
import { sendsRecipients } from "./sends-recipients.ts";
import { sendsShow } from "./sends-show.ts";

interface Options extends Json {
  status?: string;
  limit: number;
}

const counted = (name: keyof z.infer<typeof counts>): Column<Send> => ({
  title: name.toUpperCase(),
  of: (one) => one.counts[name],
});

const columns: Column<Send>[] = [
  { title: "SEND", of: (one) => one.id },
  { title: "STATUS", of: (one) => one.status },
  { title: "CREATED", of: (one) => moment(one.createdAt) },
  counted("recipients"),
  counted("sent"),
  counted("delivered"),
  counted("bounced"),
  counted("complained"),
  counted("failed"),
  counted("skipped"),
  counted("uncertain"),
];

export const sends: AddCommand = (program) => {
  const group = program
    .command("sends")
    .description("the newest sends, and what became of them")
    .option("--status <status>", "only those that are, for example, running")
    .option("--limit <n>", "how many", wholeNumber, 20)
    .option(...json)
    .action(async ({ status, limit, json }: Options) => {
      const { items, more } = await listed(connect(), "/api/sends", send, limit, { status });
      if (json) return sayJson(items);
      sayTable(items, columns, "There is no such send yet.");
      if (more) say(`There are more; ask with --limit ${limit * 5}.`);
    });
  sendsShow(group);
  sendsRecipients(group);
  sendsControl(group);
};
