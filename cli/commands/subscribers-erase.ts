import { connect } from "../api.ts";
import { confirmed } from "../confirm.ts";
import { say } from "../output.ts";
import { type AddCommand, yes } from "./command.ts";

export const subscribersErase: AddCommand = (subscribers) => {
  subscribers
    .command("erase")
    .description("forget a person for good; a keyed hash of the address stays")
    .argument("<id>", "as subscribers list shows it")
    .option(...yes)
    .action(async (id: string, options: { yes?: boolean }) => {
      if (!(await confirmed(`Forget ${id} for good?`, options))) return say("Nobody was forgotten.");
      await connect().delete(`/api/subscribers/${encodeURIComponent(id)}`);
      say(`${id} is forgotten.`);
    });
};
