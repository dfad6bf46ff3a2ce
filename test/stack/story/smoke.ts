import assert from "node:assert/strict";
import { z } from "zod";
import { recipient, send } from "../../../cli/answers.ts";
import { mailboxes } from "../../../hub/smoke/mailboxes.ts";
import type { DeployedHub } from "../hub.ts";
import { npmRun } from "../npm.ts";
import { until } from "../progress.ts";
import { publishFate } from "./feedback.ts";

const sends = z.object({ items: z.array(send) });
const recipients = z.object({ items: z.array(recipient) });

/** `npm run smoke`, while SES's part is played: the mailboxes get their mail and nobody else does, and all is as expected. */
export async function smokeTest(hub: DeployedHub): Promise<void> {
  const before = hub.mailbox.all().length;
  const [{ code, out, err }] = await Promise.all([
    npmRun({ ...hub.emulator.env, ...hub.staffEnv }, "smoke", "--within", "120"),
    playSes(hub),
  ]);
  assert.equal(code, 0, `npm run smoke is not content:\n${out}${err}`);
  assert.equal(hub.mailbox.all().length, before + mailboxes.length, "Somebody else got the smoke test's mail");
}

/** ministack's SES tells nothing of what it sends: here it is told to the topic, as soon as the mail is there. */
async function playSes(hub: DeployedHub): Promise<void> {
  const { id } = await until("a smoke test to be under way", async () => {
    const { items } = await hub.staff(sends, "/api/sends");
    return items.find(({ id, status }) => id.startsWith("smoke-") && status !== "planning");
  });
  for (const { address } of mailboxes) {
    const [mail] = await until(`the smoke test to reach ${address}`, () =>
      hub.mailbox.to(address).length > 0 ? hub.mailbox.to(address) : undefined,
    );
    assert.ok(mail);
    const { items } = await hub.staff(recipients, `/api/sends/${id}/recipients`);
    const found = items.find(({ email }) => email === address);
    assert.ok(found, `${address} is no recipient of ${id}`);
    await publishFate(hub, { send: id, subscriber: found.subscriber, address, mail });
  }
}
