import assert from "node:assert/strict";
import { z } from "zod";
import { recipient, send } from "../../../cli/answers.ts";
import type { DeployedHub } from "../hub.ts";
import { until } from "../progress.ts";
import { isAnnouncement, isReminder } from "./meeting.ts";
import { ana, luc, omar } from "./readers.ts";

const pageOf = <T extends z.ZodType>(shape: T) => z.object({ items: z.array(shape) });
const outcomesOf = { [ana.email]: "sent", [luc.email]: "sent" };

/** Two sends: the announcement, of which one bounced, and the reminder, which that reader did not get. */
export async function reportIsTheMailbox(hub: DeployedHub): Promise<void> {
  const { items } = await hub.staff(pageOf(send), "/api/sends");
  const bulk = items.filter(({ kind }) => kind === "announcement" || kind === "reminder");
  assert.deepEqual(bulk.map(({ kind }) => kind).sort(), ["announcement", "reminder"], "Staff see other sends");
  for (const { id, kind } of bulk) {
    const isOfThis = kind === "announcement" ? isAnnouncement : isReminder;
    const mails = hub.mailbox.all().filter(isOfThis);
    const expected = { ...outcomesOf, ...(kind === "announcement" ? { [omar.email]: "bounced" } : {}) };
    const { counts } = await finished(hub, id);
    assert.equal(mails.length, Object.keys(expected).length, `The mailbox holds ${mails.length} of the ${kind}`);
    assert.equal(counts.recipients, mails.length, `The report of the ${kind} has other recipients than the mailbox`);
    assert.equal(counts.sent + counts.bounced, mails.length, `The report of the ${kind} has other outcomes`);
    const { items: people } = await hub.staff(pageOf(recipient), `/api/sends/${id}/recipients`);
    const became = Object.fromEntries(people.map(({ email = "", outcome }) => [email, outcome]));
    assert.deepEqual(became, expected, `What became of the ${kind}, reader by reader`);
    assert.deepEqual(mails.map((mail) => mail.recipient).sort(), Object.keys(expected).sort());
  }
}

const finished = (hub: DeployedHub, id: string) =>
  until(`${id} to be finished`, async () => {
    const report = await hub.staff(send, `/api/sends/${id}`);
    return report.status === "finished" ? report : undefined;
  });
