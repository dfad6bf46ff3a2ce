import { millis } from "../clock.ts";
import { concurrently } from "../concurrently.ts";
import type { DueItem } from "../ports.ts";
import type { ChunkRef } from "../sends/chunk.ts";
import { open } from "../sends/ledger.ts";
import { isLetter } from "../sends/letter.ts";
import { NotInService } from "./identity.ts";
import { toldBy } from "./welcome.ts";
import { tally, type Work } from "./work.ts";

const pageSize = 1_000;
const atOnce = 25;
/** The DUE index is told of a write a moment later. */
const looks = 30;
const pauseMs = 1_000;

/**
 * Closes every chunk and every letter that was open at the backup. What was not known to have left may have left since:
 * it is uncertain, which is shown, and never sent. SES's own events that are still to come say more.
 */
export async function closeOpenChunks(work: Work, progress: (closed: number) => void): Promise<void> {
  let closed = 0;
  for (let idle = 0; ; ) {
    const found = (await openWork(work)).filter((item) => item.kind === "chunk");
    if (found.length === 0) return;
    const before = closed;
    await concurrently(atOnce, found, async ({ send, chunk }) => {
      const tells = send === "welcome" ? await toldBy(work, chunk) : undefined;
      if (await close(work, { send, chunk }, tells)) closed += 1;
    });
    progress(closed);
    idle = closed > before ? 0 : idle + 1;
    if (idle === looks) throw new Error(`${found.length} chunks are closed and still on the index of what is due.`);
    if (idle > 0) await work.context.wait(pauseMs);
  }
}

/** Always the same: what a restore that was cut off has begun is its own. */
const owner = "restore";

/** What tick would find to do on the machine's clock, whenever. */
async function openWork({ context: { store } }: Work): Promise<DueItem[]> {
  return [...(await store.due.due("machine", "9999", pageSize)), ...(await store.due.due("chunks", "9999", pageSize))];
}

/**
 * `tells`: the meeting that its letter tells of. False when it was closed already. @throws NotInService when somebody
 * works on it
 */
export async function close(work: Work, ref: ChunkRef, tells?: string): Promise<boolean> {
  const { store, machine, delivery } = work.context;
  const now = millis(machine);
  const claimed = await store.chunks.claim(ref, { owner, until: now + delivery.leaseMs }, now);
  const chunk = claimed ?? (await store.chunks.get(ref));
  if (!chunk || chunk.done) return false;
  if (chunk.lease?.owner !== owner) {
    throw new NotInService(
      `Somebody has a lease of chunk ${ref.chunk} of ${ref.send}: functions run on this table, or one did a minute ago. ` +
        "Stop them, wait two minutes, and run this again.",
    );
  }
  const unknown = open(chunk);
  const told = tells === undefined ? {} : { tells };
  await store.chunks.record(ref, owner, { sets: { uncertain: new Set(unknown) }, ...told, done: true });
  tally(work, isLetter(ref.send) ? "letters closed" : "chunks closed");
  tally(work, "recipients of whom nobody can tell whether they have it", unknown.length);
  return true;
}
