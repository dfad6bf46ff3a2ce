import { z } from "zod";
import { type Send, send } from "../../cli/answers.ts";
import type { Api } from "../../cli/api.ts";
import { CliError } from "../../cli/errors.ts";
import { outcomeReasons, outcomes } from "../../hub/sends/recipients.ts";
import type { MailboxOutcome } from "../../hub/smoke/outcome.ts";
import { isAsExpected } from "./judge.ts";

const outcome = z.enum(outcomes);
const state = z.enum(["pending", "active", "unsubscribed", "bounced", "complained", "erased"]);
const looked = z.object({
  send,
  mailboxes: z.array(
    z.object({
      address: z.string(),
      expected: z.object({ outcome, state }),
      outcome,
      reason: z.enum(outcomeReasons).exactOptional(),
      state: state.exactOptional(),
    }),
  ),
});

export interface SmokeTest {
  send: string;
  mailboxes: MailboxOutcome[];
  /** Seconds from the request to the last outcome, or until patience was over. */
  seconds: number;
}

export interface Patience {
  /** Seconds after which what has not come is missing. */
  within: number;
  /** Ends the wait early; what was made is cleaned up all the same. */
  signal: AbortSignal;
  progress(doing: string): void;
}

/** What a smoke test asks the hub by. */
type Asked = Pick<Api, "get" | "post" | "delete">;

const everyMs = 1_000;
const over = ["finished", "cancelled", "missed"];

/**
 * Has the hub announce something to SES's mailbox simulator and waits until the ledger says what should come of it, or
 * patience is over. Then nothing of it is left but the send. @throws CliError
 */
export async function smoke(api: Asked, patience: Patience): Promise<SmokeTest> {
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 1_000);
  const begun = await begin(api);
  try {
    const { mailboxes, send: last } = await settled(api, begun, patience, seconds);
    if (!over.includes(last.status)) await api.post(`/api/sends/${begun.id}/cancel`, send);
    return { send: begun.id, mailboxes, seconds: seconds() };
  } finally {
    await api.delete("/api/smoke");
  }
}

/** A beginning that failed half-way, or whose answer was lost, is cleaned up after. */
async function begin(api: Asked): Promise<Send> {
  try {
    return (await api.post("/api/smoke", z.object({ send }))).send;
  } catch (error) {
    if (!isRefusal(error)) await api.delete("/api/smoke");
    throw error;
  }
}

/** What was refused was not begun: the mailboxes, if there are any, are of another smoke test. */
const isRefusal = (error: unknown): boolean =>
  error instanceof CliError && error.status !== undefined && error.status < 500;

async function settled(
  api: Asked,
  { id }: Send,
  { within, signal, progress }: Patience,
  seconds: () => number,
): Promise<z.infer<typeof looked>> {
  for (;;) {
    const found = await api.get(`/api/smoke/${id}`, looked);
    const known = found.mailboxes.filter(isAsExpected).length;
    const done = known === found.mailboxes.length && over.includes(found.send.status);
    if (done || signal.aborted || seconds() >= within) return found;
    progress(`${known} of ${found.mailboxes.length} outcomes after ${seconds()} s`);
    await new Promise((next) => setTimeout(next, everyMs));
  }
}
