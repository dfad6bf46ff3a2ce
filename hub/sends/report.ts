import type { Context } from "../context.ts";
import type { Canary } from "./canary.ts";
import { type Counts, count, noCounts } from "./ledger.ts";
import { chunksOf } from "./plan.ts";
import type { Send } from "./send.ts";

/** A send as staff see it. The counts are the ledger's, folded when asked for. */
export type SendReport = Pick<Send, "id" | "kind" | "status"> & { counts: Counts } & Omit<
    Send,
    "rev" | "edition" | "recipients" | "settledThrough" | "guardFrom" | "canary"
  > & { canary?: Omit<Canary, "through"> };

/** Reads every chunk of the send: 20 a thousand recipients. */
export async function reportOf(context: Pick<Context, "store">, send: Send): Promise<SendReport> {
  let counts = noCounts();
  for await (const chunk of chunksOf(context, send.id)) counts = count(counts, chunk);
  const { id, kind, status, rev: _, edition: __, canary, ...rest } = send;
  const { recipients: ___, settledThrough: ____, guardFrom: _____, ...facts } = rest;
  return { id, kind, status, counts, ...facts, ...(canary ? { canary: shown(canary) } : {}) };
}

const shown = ({ through: _, ...canary }: Canary) => canary;
