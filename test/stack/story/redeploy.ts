import assert from "node:assert/strict";
import type { DeployedHub } from "../hub.ts";
import type { Received } from "../mailbox.ts";
import { visit } from "../web.ts";
import { heartbeat } from "./heartbeat.ts";
import { linkIn } from "./readers.ts";

/** What a heartbeat and the use of a token change; the two standing sends, which take on the new setting. */
const restless = /^(HUB|PACER#|EVENTS|TOKENS|SEND#(confirmation|welcome) SEND$)/;

/** Deploys with another contact; a heartbeat later everything is as it was, but for that. */
export async function redeployed(
  hub: DeployedHub,
  redeploy: (contact: string) => Promise<void>,
  old: Received,
): Promise<void> {
  const [before, sent] = [await hub.items(), hub.mailbox.all().length];
  const contact = "another.desk@example.org";
  await redeploy(contact);
  const { body } = await visit(`${hub.url}/privacy`);
  assert.ok(body.includes(contact), "The page about privacy does not know the new setting");
  await heartbeat(hub);
  const after = await hub.items();
  for (const [key, item] of before) {
    if (!restless.test(key)) assert.equal(after.get(key), item, `${key} has changed, or is lost`);
  }
  assert.equal(hub.mailbox.all().length, sent, "Something was sent again");
  assert.equal((await visit(linkIn(old, hub, "preferences"))).status, 200, "A link in an old mail opens no more");
}
