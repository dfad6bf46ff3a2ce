import type { Command } from "commander";
import { z } from "zod";
import { everyRole, type Role, scopesOf } from "../../hub/access/roles.ts";
import { OpsError } from "../errors.ts";
import { say } from "../output.ts";
import { roleOf, staffOf } from "../staff.ts";
import { revokeTokensOf } from "../staff-tokens.ts";

interface Options {
  pool: string;
  table?: string;
}

const withPool = (command: Command): Command =>
  command.requiredOption("--pool <id>", "the user pool: output Pool of the stack …-staff");
const withTable = (command: Command): Command =>
  command.option("--table <name>", "the hub's table, to revoke the API tokens of who may make none any more");

/** The people of a hub's user pool. Where an issuer of the organisation is believed, they are looked after there. */
export function addStaff(program: Command): void {
  const staff = program.command("staff").description("the people who may use the staff API: add, list, remove");
  const add = staff.command("add").argument("<address>").description("invite somebody, or give them another group");
  withTable(withPool(add))
    .requiredOption("--group <name>", everyRole.join(", "))
    .action(async (given: string, { pool, table, group }: Options & { group: string }) => {
      const [address, role] = [addressOf(given), roleOf(group)];
      const { id, invited, left } = await staffOf(pool).add(address, role);
      const mail = invited ? "Cognito has written to them." : "They were there before.";
      say(`${address} is one of the ${role}, and person:${id} on the audit trail. ${mail}`);
      if (left.length > 0) say(`They are no longer one of the ${left.join(", ")}.`);
      if (givesTokens(role) || (table === undefined && !left.some(givesTokens))) return;
      await endTokens(id, table, `staff add ${address} --group ${role}`);
    });
  withPool(staff.command("list").description("who is there, and in which group")).action(async ({ pool }: Options) => {
    for await (const { address, id, roles, status } of staffOf(pool).list()) {
      const hasBeenHere = status === "FORCE_CHANGE_PASSWORD" ? "  (has not signed in yet)" : "";
      say(`${address}  ${roles.join(" ") || "in no group"}  person:${id}${hasBeenHere}`);
    }
  });
  const remove = staff.command("remove").argument("<address or id>").description("let somebody in no more");
  withTable(withPool(remove)).action(async (given: string, { pool, table }: Options) => {
    const who = idIn(given) ?? addressOf(given);
    const id = await staffOf(pool).remove(who);
    say(id ? `${who} is gone: person:${id} on the audit trail.` : `There is no ${who}; staff list says who is there.`);
    const theirs = id ?? idIn(given);
    if (theirs !== undefined) await endTokens(theirs, table, `staff remove ${theirs}`);
  });
}

const givesTokens = (role: Role): boolean => scopesOf([role]).includes("admin");

/** Sees to the API tokens of somebody who may make none any more, or says how to. `again` is the command once more. */
async function endTokens(id: string, table: string | undefined, again: string): Promise<void> {
  if (table === undefined) {
    say(`API tokens that person:${id} made are good still: look at npm run hub -- tokens list. --table revokes them.`);
  } else {
    const revoked = await revokeTokensOf(id, table);
    for (const token of revoked) say(`The API token ${token.name} (${token.id}) is revoked.`);
    if (revoked.length === 0) say(`No API token that person:${id} made is good.`);
  }
  say("Who has signed in already has the old rights for an hour at most, to make tokens too. After it, once more:");
  say(`npm run ops -- ${again} --pool … --table …`);
}

/** What Cognito calls somebody, also as the audit trail has it. */
function idIn(given: string): string | undefined {
  const id = given.replace(/^person:/, "").toLowerCase();
  return z.guid().safeParse(id).success ? id : undefined;
}

function addressOf(given: string): string {
  const read = z.email().safeParse(given);
  if (!read.success) throw new OpsError(`${given} is not an e-mail address.`);
  return read.data.toLowerCase();
}
