import { meeting } from "../answers.ts";
import { connect } from "../api.ts";
import { CliError } from "../errors.ts";
import { readMeeting } from "../meeting-file.ts";
import { say, sayJson } from "../output.ts";
import { whenOf } from "../when.ts";
import { type AddCommand, type Json, json } from "./command.ts";

export const meetingsPut: AddCommand = (meetings) => {
  meetings
    .command("put")
    .description("keep a meeting as a file describes it")
    .argument("<file>", "YAML or JSON, such as docs/examples/meeting.yaml")
    .option(...json)
    .action(async (file: string, options: Json) => {
      const api = connect();
      const { slug, meeting: written, located } = readMeeting(file);
      try {
        const kept = await api.put(`/api/meetings/${encodeURIComponent(slug)}`, meeting, written);
        if (options.json) return sayJson(kept);
        say(`${kept.slug} is kept: ${kept.state}, revision ${kept.revision}, ${whenOf(kept)}.`);
        if (kept.state === "draft") say(`Announce it with: npm run hub -- announce ${kept.slug}`);
      } catch (error) {
        if (!(error instanceof CliError)) throw error;
        throw new CliError(`${file}: ${error.message}`, located(error.complaints));
      }
    });
};
