import { iso } from "../clock.ts";
import type { Context } from "../context.ts";
import { sliceSettled } from "./canary.ts";
import { changeSend } from "./change.ts";

const pageSize = 100;

/**
 * Finishes a send once every frozen recipient has an outcome. Looks only behind `settledThrough`, up to which all
 * chunks are known to be done, so that the whole of a large send is read about once.
 */
export async function settle(context: Context, id: string): Promise<void> {
  const send = await context.store.sends.get(id);
  if (send?.status !== "running" || !send.planned) return;
  let through = send.settledThrough;
  for (;;) {
    const page = await context.store.chunks.list(id, pageSize, through);
    const open = page.findIndex((chunk) => !chunk.done);
    const settled = open < 0 ? page : page.slice(0, open);
    through = settled.at(-1)?.key ?? through;
    if (open >= 0) return through === send.settledThrough ? undefined : advance(context, id, through);
    if (page.length < pageSize) break;
  }
  await changeSend(context, id, (current) =>
    current.status === "running"
      ? {
          ...current,
          status: "finished",
          finishedAt: iso(context.clock.now()),
          ...(through ? { settledThrough: through } : {}),
        }
      : undefined,
  );
}

async function advance(context: Context, id: string, through: string | undefined): Promise<void> {
  if (through === undefined) return;
  await changeSend(context, id, (current) =>
    current.status === "running" && (current.settledThrough ?? "") < through
      ? sliceSettled(context, { ...current, settledThrough: through })
      : undefined,
  );
}
