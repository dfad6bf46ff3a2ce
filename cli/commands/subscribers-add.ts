import { z } from "zod";
import { connect } from "../api.ts";
import { say, sayJson } from "../output.ts";
import { type AddCommand, type Json, json } from "./command.ts";

interface Options extends Json {
  name: string;
  language: string;
  zone: string;
  topics: string;
}

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

export const subscribersAdd: AddCommand = (subscribers) => {
  subscribers
    .command("add")
    .description("ask somebody to confirm a subscription")
    .argument("<email>")
    .option("--name <name>", "how to greet them", "")
    .option("--language <language>", "en or fr", "en")
    .option("--zone <zone>", "their time zone", here)
    .option("--topics <topics>", "separated by commas", "announcements,reminders")
    .option(...json)
    .action(async (email: string, { json, topics, ...options }: Options) => {
      const body = { email, ...options, topics: topics.split(/[,;\s]+/).filter(Boolean) };
      const answer = await connect().post("/api/subscribers", z.object({ id: z.string(), state: z.string() }), body);
      if (json) return sayJson(answer);
      say(`${answer.id} is ${answer.state}. A confirmation mail is on its way; only its reader can confirm.`);
    });
};
