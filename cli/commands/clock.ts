import { clock as answer } from "../answers.ts";
import { connect } from "../api.ts";
import { say, sayJson } from "../output.ts";
import { type AddCommand, type Json, json } from "./command.ts";

export const clock: AddCommand = (program) => {
  program
    .command("clock")
    .description("the clock of a local hub: show it, advance it, or set it, and do what falls due")
    .argument(
      "[to]",
      "+P7D or +PT1H to advance; 2027-05-12T07:00:00Z to set; next for the next reminder; nothing to show",
    )
    .option(...json)
    .action(async (to: string | undefined, options: Json) => {
      const api = connect();
      const { now } = await (to === undefined
        ? api.get("/_local/clock", answer)
        : api.post("/_local/clock", answer, move(to)));
      if (options.json) return sayJson({ now });
      say(`The hub's clock says ${now}.`);
    });
};

function move(to: string) {
  if (to === "next") return { to: "next reminder" };
  return to.startsWith("+") ? { advance: to.slice(1) } : { set: to };
}
