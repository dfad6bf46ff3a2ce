import assert from "node:assert/strict";
import { z } from "zod";
import { withToken } from "../../../functions/ways.ts";
import { outputsOf } from "../aws.ts";
import type { DeployedHub } from "../hub.ts";
import { signInAtPool } from "../person.ts";
import { operator } from "../way-in.ts";

const address = "eva@staff.example.org";
const sent = z.object({
  messages: z.record(z.string(), z.array(z.object({ To: z.array(z.string()), BodyHtml: z.string() }))),
});
const signIn = z.object({ clientId: z.string() });

/** An operator invites somebody to read; who signs in on the pool's pages, and may read, and no more. */
export async function someoneIsInvited(hub: DeployedHub): Promise<void> {
  const { Pool = "" } = await outputsOf(hub.emulator, hub.stacks.staff);
  const staff = (...args: string[]) => operator(hub.emulator, "staff", ...args, "--pool", Pool);
  await staff("add", address, "--group", "editors");
  assert.match(
    await staff("add", address, "--group", "readers"),
    /were there before.*\n.*no longer one of the editors/,
  );
  assert.match(
    await staff("list"),
    /^eva@staff\.example\.org {2}readers {2}person:[\w-]+ {2}\(has not signed in yet\)$/,
  );
  const { clientId } = signIn.parse(await (await ask(hub, "/api/sign-in")).json());
  const { access_token, id_token } = await signInAtPool(hub.emulator.url, clientId, {
    address,
    temporaryPassword: await passwordOf(hub),
    password: "Their-own-passw0rd",
  });
  const tries: [what: string, expected: number, path: string, token?: string][] = [
    ["nobody reads sends", 401, "/api/sends"],
    ["who has signed in reads sends", 200, "/api/sends", access_token],
    ["a reader reads the trail", 403, "/api/audit", access_token],
    ["an id token lets somebody in", 401, "/api/sends", id_token],
    ["a token that was altered lets somebody in", 401, "/api/sends", `${access_token.slice(0, -8)}AAAAAAAA`],
    ["a person gets in by the programs' way", 401, `${withToken}/api/sends`, access_token],
    ["a program gets in by the people's way", 401, "/api/sends", hub.staffEnv.RECONVENE_TOKEN],
    ["a program gets in by its own way", 200, `${withToken}/api/sends`, hub.staffEnv.RECONVENE_TOKEN],
  ];
  for (const [what, expected, path, token] of tries) {
    const { status } = await ask(hub, path, token);
    assert.equal(status, expected, `${what}: ${status}`);
  }
  await staff("remove", address);
  assert.equal(await staff("list"), "", "Who was removed is still there");
}

const ask = (hub: DeployedHub, path: string, token?: string): Promise<Response> =>
  fetch(`${hub.staffEnv.RECONVENE_URL}${path}`, token ? { headers: { authorization: `Bearer ${token}` } } : {});

/** Of Cognito's invitation. The emulator hands its own mail to nobody, and shows it. */
async function passwordOf({ emulator }: DeployedHub): Promise<string> {
  const { messages } = sent.parse(await (await fetch(`${emulator.url}/_ministack/ses/messages`)).json());
  const invitation = Object.values(messages)
    .flat()
    .find(({ To }) => To.includes(address));
  const [, password] = /first time is (\S+), for/.exec(invitation?.BodyHtml ?? "") ?? [];
  assert.ok(password, "Nobody has written to who was invited");
  return password;
}
