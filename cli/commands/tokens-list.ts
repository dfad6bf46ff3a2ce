import { z } from "zod";
import { type ApiToken, apiToken } from "../answers.ts";
import { connect } from "../api.ts";
import { moment, sayJson, sayTable } from "../output.ts";
import { type AddCommand, type Json, json } from "./command.ts";

interface Options extends Json {
  all?: true;
}

const columns = [
  { title: "ID", of: (one: ApiToken) => one.id },
  { title: "NAME", of: (one: ApiToken) => one.name },
  { title: "STATE", of: (one: ApiToken) => one.state },
  { title: "SCOPES", of: (one: ApiToken) => one.scopes.join(" ") },
  { title: "EXPIRES", of: (one: ApiToken) => moment(one.expiresAt) },
  { title: "LAST USED", of: (one: ApiToken) => one.usedOn ?? "never" },
  { title: "MADE BY", of: (one: ApiToken) => one.by },
];

export const tokensList: AddCommand = (tokens) => {
  tokens
    .command("list")
    .description("the tokens that are good; nobody can see the tokens themselves")
    .option("--all", "also those that have expired or were revoked")
    .option(...json)
    .action(async ({ all, json }: Options) => {
      const { items } = await connect().get("/api/tokens", z.object({ items: z.array(apiToken) }));
      const shown = items.filter(({ state }) => all || state === "active");
      if (json) return sayJson(shown);
      sayTable(shown, columns, "There is no token.");
    });
};
