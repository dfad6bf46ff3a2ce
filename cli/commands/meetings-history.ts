import { z } from "zod";
import { revision } from "../answers.ts";
import { connect } from "../api.ts";
import { changeLines } from "../diff.ts";
import { moment, say, sayJson } from "../output.ts";
import { type AddCommand, type Json, json } from "./command.ts";

export const meetingsHistory: AddCommand = (meetings) => {
  meetings
    .command("history")
    .description("what changed in a meeting, the newest revision first")
    .argument("<slug>")
    .option(...json)
    .action(async (slug: string, options: Json) => {
      const path = `/api/meetings/${encodeURIComponent(slug)}/revisions`;
      const { items } = await connect().get(path, z.object({ items: z.array(revision) }));
      if (options.json) return sayJson(items);
      for (const { revision, at, state, changes } of items) {
        say(`Revision ${revision}, ${moment(at)}, ${state}`);
        for (const line of changes.flatMap(changeLines)) say(`  ${line}`);
      }
    });
};
