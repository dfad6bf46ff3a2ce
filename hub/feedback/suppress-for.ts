import { concurrently } from "../concurrently.ts";
import type { Context } from "../context.ts";
import { isLetter } from "../sends/letter.ts";
import type { SubscriberId } from "../subscribers/address.ts";
import { suppress } from "../subscribers/suppress.ts";
import type { News } from "./record.ts";
import { softBounces } from "./soft-bounces.ts";

/** People looked at and suppressed at a time. */
const peopleAtOnce = 25;

/**
 * Hard bounces and complaints end a subscription at once, also those that another system of the account has heard of;
 * soft bounces do when they keep coming, which takes a longer look. The ledger knows of the news already.
 */
export async function suppressFor(context: Context, news: News[]): Promise<void> {
  const found: Affected[] = [];
  await concurrently(peopleAtOnce, news, async (one) => {
    found.push(await affected(context, one));
  });
  const people = (of: keyof Affected) => new Set(found.flatMap((one) => one[of]));
  await concurrently(peopleAtOnce, people("bounced"), (id) => suppress(context, id, "bounced"));
  await concurrently(peopleAtOnce, people("complained"), (id) => suppress(context, id, "complained"));
  const keepsBouncing = softBounces(context);
  await concurrently(peopleAtOnce, people("soft"), async (id) => {
    if (await keepsBouncing(id)) await suppress(context, id, "bounced");
  });
}

interface Affected {
  bounced: SubscriberId[];
  complained: SubscriberId[];
  soft: SubscriberId[];
}

async function affected(context: Context, { ref, sets, readers }: News): Promise<Affected> {
  const bounced = [...(sets.bounced ?? []), ...(sets["bounced-listed"] ?? [])];
  const complained = [...(sets.complained ?? []), ...(sets["complained-listed"] ?? [])];
  const soft = isLetter(ref.send) ? [] : [...(sets["bounced-soft"] ?? [])];
  if (bounced.length + complained.length + soft.length === 0) return { bounced: [], complained: [], soft: [] };
  const areNamed = [...bounced, ...complained, ...soft].every((index) => readers.has(index));
  const chunk = areNamed ? undefined : await context.store.chunks.get(ref);
  const ids = (indices: number[]) =>
    indices.map((index) => {
      const id = readers.get(index) ?? chunk?.ids[index];
      if (id === undefined) throw new Error(`Chunk ${ref.chunk} of send ${ref.send} has no recipient ${index}.`);
      return id;
    });
  return { bounced: ids(bounced), complained: ids(complained), soft: ids(soft) };
}
