import { connect } from "../api.ts";
import { confirmed } from "../confirm.ts";
import { say } from "../output.ts";
import { type AddCommand, yes } from "./command.ts";

export const tokensRevoke: AddCommand = (tokens) => {
  tokens
    .command("revoke")
    .description("let a token be good no more, from now on")
    .argument("<id>", "as tokens list shows it")
    .option(...yes)
    .action(async (id: string, options: { yes?: boolean }) => {
      if (!(await confirmed(`Revoke ${id}? Whoever holds it is shut out at once.`, options)))
        return say("Nothing was revoked.");
      await connect().delete(`/api/tokens/${encodeURIComponent(id)}`);
      say(`${id} is revoked.`);
    });
};
