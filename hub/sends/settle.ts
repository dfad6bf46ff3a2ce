import { iso } from "../clock.ts";
import type { Context } from "../context.ts";
import { endsSlice, sliceSettled } from "./canary.ts";
import { changeSend } from "./change.ts";

/** Each finished chunk looks at as many, and progress is a write: it is noted a page at a time. */
const pageSize = 10;

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
    if (open >= 0) {
      const reached = page[open - 1]?.key ?? through;
      const noted = endsSlice(send, reached) ? reached : through;
      return noted === send.settledThrough ? undefined : advance(context, id, noted);
    }
    through = page.at(-1)?.key ?? through;
    if (page.length < pageSize) break;
  }
  const finished = await changeSend(context, id, (current) =>
    current.status === "running"
      ? {
          ...current,
          status: "finished",
          finishedAt: iso(context.clock.now()),
          ...(through ? { settledThrough: through } : {}),
        }
      : undefined,
  );
  context.log.info("Settled a send", { send: id, status: finished?.status, recipients: finished?.recipients });
}

async function advance(context: Context, id: string, through: string | undefined): Promise<void> {
  if (through === undefined) return;
  await changeSend(context, id, (current) =>
    current.status === "running" && (current.settledThrough ?? "") < through
      ? sliceSettled(context, { ...current, settledThrough: through })
      : undefined,
  );
}
