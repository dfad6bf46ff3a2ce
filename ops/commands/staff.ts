import type { Command } from "commander";
import { z } from "zod";
import { everyRole } from "../../hub/access/roles.ts";
import { OpsError } from "../errors.ts";
import { say } from "../output.ts";
import { roleOf, staffOf } from "../staff.ts";

interface Options {
  pool: string;
}

const withPool = (command: Command): Command =>
  command.requiredOption("--pool <id>", "the user pool: output Pool of the stack …-staff");

/** The people of a hub's user pool. Where an issuer of the organisation is believed, they are looked after there. */
export function addStaff(program: Command): void {
  const staff = program.command("staff").description("the people who may use the staff API: add, list, remove");
  withPool(staff.command("add").argument("<address>").description("invite somebody, or give them another group"))
    .requiredOption("--group <name>", everyRole.join(", "))
    .action(async (given: string, { pool, group }: Options & { group: string }) => {
      const [address, role] = [addressOf(given), roleOf(group)];
      const { id, invited, left } = await staffOf(pool).add(address, role);
      const mail = invited ? "Cognito has written to them." : "They were there before.";
      say(`${address} is one of the ${role}, and person:${id} on the audit trail. ${mail}`);
      if (left.length > 0) say(`They are no longer one of the ${left.join(", ")}.`);
    });
  withPool(staff.command("list").description("who is there, and in which group")).action(async ({ pool }: Options) => {
    for await (const { address, id, roles, status } of staffOf(pool).list()) {
      const hasBeenHere = status === "FORCE_CHANGE_PASSWORD" ? "  (has not signed in yet)" : "";
      say(`${address}  ${roles.join(" ") || "in no group"}  person:${id}${hasBeenHere}`);
    }
  });
  withPool(staff.command("remove").argument("<address>").description("let somebody in no more")).action(
    async (given: string, { pool }: Options) => {
      const address = addressOf(given);
      const isGone = await staffOf(pool).remove(address);
      say(
        isGone
          ? `${address} is gone. Who has signed in already stays in for an hour at most.`
          : `There is no ${address}.`,
      );
    },
  );
}

function addressOf(given: string): string {
  const read = z.email().safeParse(given);
  if (!read.success) throw new OpsError(`${given} is not an e-mail address.`);
  return read.data.toLowerCase();
}
