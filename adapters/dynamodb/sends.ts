import * as z from "zod";
import type { SendStore } from "../../hub/ports.ts";
import type { Send } from "../../hub/sends/send.ts";
import { decodeCursor, encodeCursor, sortKey } from "./cursor.ts";
import { dueAttributes } from "./due.ts";
import { listing } from "./schema.ts";
import { shapes } from "./shapes.ts";
import { stored } from "./stored.ts";
import { hasRev, type Item, isNew, type Table, wasWritten } from "./table.ts";
import { presentVersion, upgraded } from "./versions.ts";

const item = z.object({ send: stored<Send>() });
const fromItem = (found: Item): Send => item.parse(upgraded(shapes.send, found)).send;
const listed = z.object({ pk: z.string(), listAt: z.string() });

const troubleItem = z.object({ bounced: z.number().default(0), complained: z.number().default(0) });

const keyOf = (id: string) => ({ pk: `SEND#${id}`, sk: "SEND" });
const troubleKeyOf = (id: string) => ({ pk: `SEND#${id}`, sk: "TROUBLE" });

export function createSendStore(table: Table): SendStore {
  const toItem = (send: Send): Item => ({
    ...keyOf(send.id),
    v: presentVersion(shapes.send),
    rev: send.rev,
    list: "sends",
    listAt: `${send.createdAt}#${send.id}`,
    send,
  });
  return {
    async get(id) {
      const found = await table.get(keyOf(id));
      return found && fromItem(found);
    },
    create: (send, due) => wasWritten(table.put({ ...toItem({ ...send, rev: 1 }), ...dueAttributes(due) }, isNew)),
    async put(send, due) {
      const next = { ...send, rev: send.rev + 1 };
      await table.put({ ...toItem(next), ...dueAttributes(due) }, hasRev(send.rev));
    },
    trouble: async (id) => troubleItem.parse((await table.get(troubleKeyOf(id))) ?? {}),
    async addTrouble(id, { bounced, complained }) {
      const total = await table.updateAndRead(troubleKeyOf(id), {
        UpdateExpression: "ADD bounced :bounced, complained :complained",
        values: { ":bounced": bounced, ":complained": complained },
      });
      return troubleItem.parse(total);
    },
    async list({ status }, limit, next) {
      let before = decodeCursor(next, sortKey) ?? "~";
      const found: Send[] = [];
      for (let more = true; more && found.length < limit; ) {
        const page = await table.query({
          IndexName: listing.name,
          KeyConditionExpression: "#list = :list AND #at < :before",
          ExpressionAttributeNames: { "#list": listing.partition, "#at": listing.sort },
          ExpressionAttributeValues: { ":list": "sends", ":before": before },
          ScanIndexForward: false,
          Limit: limit - found.length,
        });
        const places = page.items.map((one) => listed.parse(one));
        const sends = await table.getMany(places.map(({ pk }) => ({ pk, sk: "SEND" })));
        const byId = new Map(sends.map(fromItem).map((send) => [keyOf(send.id).pk, send]));
        found.push(
          ...places.flatMap(({ pk }) => byId.get(pk) ?? []).filter((send) => !status || send.status === status),
        );
        before = places.at(-1)?.listAt ?? before;
        more = page.more;
        if (!more) return { items: found };
      }
      return { items: found, next: encodeCursor(before) };
    },
  };
}
