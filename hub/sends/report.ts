import type { Context } from "../context.ts";
import type { Audience } from "./audience.ts";
import type { Canary } from "./canary.ts";
import { type Counts, count, noCounts } from "./ledger.ts";
import { chunksOf } from "./plan.ts";
import type { Send } from "./send.ts";
import type { Told } from "./told.ts";

/** A send as staff see it. The counts are the ledger's, folded when asked for. */
export type SendReport = Pick<Send, "id" | "kind" | "status"> & { counts: Counts } & Omit<
    Send,
    "rev" | "edition" | "recipients" | "settledThrough" | "guardFrom" | "canary" | "audience"
  > & { canary?: Omit<Canary, "through">; audience?: ReportedAudience };

/** Whose earlier mails told the recipients would fill a page; who is meant alone is in the list of recipients. */
type ReportedAudience = Omit<Audience, "told" | "only"> & { told?: Omit<Told, "sends" | "lost"> };

/** Reads every chunk of the send: 20 a thousand recipients. */
export async function reportOf(context: Pick<Context, "store">, send: Send): Promise<SendReport> {
  let counts = noCounts();
  for await (const chunk of chunksOf(context, send.id)) counts = count(counts, chunk);
  const { id, kind, status, rev: _, edition: __, canary, audience, ...rest } = send;
  const { recipients: ___, settledThrough: ____, guardFrom: _____, ...facts } = rest;
  return {
    id,
    kind,
    status,
    counts,
    ...facts,
    ...(audience ? { audience: reported(audience) } : {}),
    ...(canary ? { canary: shown(canary) } : {}),
  };
}

function reported({ told, only: ___, ...audience }: Audience): ReportedAudience {
  if (!told) return audience;
  const { sends: _, lost: __, ...rest } = told;
  return { ...audience, told: rest };
}

const shown = ({ through: _, ...canary }: Canary) => canary;
