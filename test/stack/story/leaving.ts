import assert from "node:assert/strict";
import type { DeployedHub } from "../hub.ts";
import type { Received } from "../mailbox.ts";
import { visit } from "../web.ts";
import { type Reader, subscribers } from "./readers.ts";

/** RFC 8058: what a mail program posts when its reader presses "unsubscribe". */
export async function leave(hub: DeployedHub, reader: Reader, { unsubscribe = "" }: Received): Promise<void> {
  const { status } = await visit(unsubscribe, { "List-Unsubscribe": "One-Click" });
  assert.equal(status, 200, `${reader.email} leaves by one click and sees an error`);
  const { state } = (await subscribers(hub)).get(reader.email) ?? {};
  assert.equal(state, "unsubscribed", `${reader.email} has left, and staff see that they are ${state}`);
}
