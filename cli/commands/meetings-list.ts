import { z } from "zod";
import { meeting } from "../answers.ts";
import { connect } from "../api.ts";
import { sayJson, sayTable } from "../output.ts";
import { titleOf, whenOf } from "../when.ts";
import { type AddCommand, type Json, json } from "./command.ts";

export const meetingsList: AddCommand = (meetings) => {
  meetings
    .command("list")
    .description("all meetings")
    .option(...json)
    .action(async (options: Json) => {
      const { items } = await connect().get("/api/meetings", z.object({ items: z.array(meeting) }));
      if (options.json) return sayJson(items);
      const columns = [
        { title: "MEETING", of: (one: (typeof items)[number]) => one.slug },
        { title: "STATE", of: (one: (typeof items)[number]) => one.state },
        { title: "WHEN", of: whenOf },
        { title: "TITLE", of: titleOf },
      ];
      sayTable(
        items,
        columns,
        "There is no meeting yet. Write one: npm run hub -- meetings put docs/examples/meeting.yaml",
      );
    });
};
