import * as z from "zod";
import type { DueItem, DueStore } from "../../hub/ports.ts";
import type { Due } from "../../hub/sends/send.ts";
import { due as index } from "./schema.ts";
import type { Item, Table } from "./table.ts";

/** The attributes that put an item on the DUE index; none takes it off. */
export const dueAttributes = (due: Due | undefined): { dueClock?: string; dueAt?: string } =>
  due ? { dueClock: due.clock, dueAt: due.at } : {};

const indexKey = z.object({ pk: z.string(), sk: z.string() });

export function createDueStore(table: Table): DueStore {
  return {
    async due(clock, at, limit) {
      const found: DueItem[] = [];
      for (let from: Item | undefined, more = true; more && found.length < limit; ) {
        const page = await table.query({
          IndexName: index.name,
          KeyConditionExpression: "#clock = :clock AND #at <= :at",
          ExpressionAttributeNames: { "#clock": index.partition, "#at": index.sort },
          ExpressionAttributeValues: { ":clock": clock, ":at": at },
          Limit: limit - found.length,
          ...(from ? { ExclusiveStartKey: from } : {}),
        });
        found.push(...page.items.map((item) => toDueItem(indexKey.parse(item))));
        from = page.items.at(-1);
        more = page.more;
      }
      return found;
    },
  };
}

function toDueItem({ pk, sk }: z.infer<typeof indexKey>): DueItem {
  const id = pk.slice(pk.indexOf("#") + 1);
  if (pk.startsWith("MEETING#")) return { kind: "meeting", slug: id };
  return sk === "SEND" ? { kind: "send", id } : { kind: "chunk", send: id, chunk: sk.slice("CHUNK#".length) };
}
