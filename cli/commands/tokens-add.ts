import { z } from "zod";
import { apiToken } from "../answers.ts";
import { connect } from "../api.ts";
import { wholeNumber } from "../listing.ts";
import { moment, say, sayAside, sayJson } from "../output.ts";
import { type AddCommand, type Json, json } from "./command.ts";

interface Options extends Json {
  scopes: string[];
  days?: number;
}

const added = apiToken.extend({ token: z.string() });

export const tokensAdd: AddCommand = (tokens) => {
  tokens
    .command("add")
    .description("make a token for a program, and show it: once, on standard output")
    .argument("<name>", "who will hold it, such as weekly-report; it is on the audit trail")
    .requiredOption("--scopes <scopes...>", "what it may do: read, write, people, admin")
    .option("--days <n>", "how long it is good; 90 unless said", wholeNumber)
    .option(...json)
    .action(async (name: string, { json, ...wish }: Options) => {
      const made = await connect().post("/api/tokens", added, { name, ...wish });
      if (json) return sayJson(made);
      say(made.token);
      sayAside(`Token ${name} (${made.id}) is good until ${moment(made.expiresAt)}. It is not shown again.`);
    });
};
