import { announce } from "../../hub/meetings/announce.ts";
import { putMeeting } from "../../hub/meetings/put.ts";
import { type Counts, count, noCounts } from "../../hub/sends/ledger.ts";
import { chunksOf } from "../../hub/sends/plan.ts";
import type { TestHub } from "../hub.ts";
import { aMeeting } from "./factories.ts";

/** Announces a meeting to everybody; the id of the send. */
export async function announced(hub: TestHub): Promise<string> {
  await putMeeting(hub.context, aMeeting());
  return (await announce(hub.context, "dih-5", { by: "staff" })).id;
}

export async function counts(hub: TestHub, send: string): Promise<Counts> {
  let sum = noCounts();
  for await (const chunk of chunksOf(hub.context, send)) sum = count(sum, chunk);
  return sum;
}

export const recipients = (hub: TestHub): string[] => hub.outbox.list().map((message) => message.to[0] ?? "");
