import { type Command, InvalidArgumentError } from "commander";
import { createStore } from "../../adapters/dynamodb/store.ts";
import { tokenWish } from "../../hub/access/api-token.ts";
import { everyScope } from "../../hub/access/scopes.ts";
import { addToken as makeToken } from "../../hub/access/tokens.ts";
import { systemClock } from "../../hub/clock.ts";
import { parseWith } from "../../hub/fields.ts";
import { database } from "../connection.ts";
import { aside, say } from "../output.ts";

interface Options {
  table: string;
  name: string;
  scopes: string[];
  days?: number;
}

/** Whoever may write to the table may make a token: so comes the first. */
export function addToken(program: Command): void {
  program
    .command("token")
    .description("API tokens of the staff API, made where there is no other yet")
    .command("add")
    .description("make a token, and show it: once, on standard output")
    .requiredOption("--table <name>", "the hub's table")
    .requiredOption("--name <name>", "who will hold it, such as first-administrator; it is on the audit trail")
    .requiredOption("--scopes <scopes...>", `what it may do: ${everyScope.join(", ")}`)
    .option("--days <n>", "how long it is good; 90 unless said", days)
    .action(async ({ table, ...given }: Options) => {
      const store = createStore(database(), table);
      const by = { actor: "operator", scopes: everyScope };
      const { token, text } = await makeToken({ store, clock: systemClock }, parseWith(tokenWish, given), by);
      say(text);
      aside(`Token ${token.name} (${token.id}) is good until ${token.expiresAt}. It is not shown again.`);
    });
}

function days(text: string): number {
  if (!/^\d{1,3}$/.test(text)) throw new InvalidArgumentError("Write a whole number of days.");
  return Number(text);
}
