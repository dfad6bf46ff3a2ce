import * as z from "zod";
import type { ChunkEntry, ChunkStore } from "../../hub/ports.ts";
import {
  type Chunk,
  type ChunkRef,
  chunkKey,
  type Doubt,
  type IndexSets,
  shardOfChunk,
} from "../../hub/sends/chunk.ts";
import { setNames } from "../../hub/sends/sets.ts";
import { shardOf } from "../../hub/subscribers/address.ts";
import { dueAttributes } from "./due.ts";
import { packedLength, packIds, unpackIds } from "./ids.ts";
import { shapes } from "./shapes.ts";
import { stored } from "./stored.ts";
import { type Item, isNew, type Table, wasWritten } from "./table.ts";
import { upgraded } from "./versions.ts";

const item = z.object({
  pk: z.string(),
  sk: z.string(),
  ids: z.instanceof(Uint8Array),
  done: z.boolean(),
  owner: z.string().optional(),
  until: z.number().optional(),
  wave: z.array(z.number()).optional(),
  waveAt: z.number().optional(),
  begunAt: z.number().optional(),
  tells: z.string().optional(),
  doubt: stored<Doubt>().optional(),
  rounds: z.number().optional(),
});
const numbers = z.set(z.number());

const keyOf = ({ send, chunk }: ChunkRef) => ({ pk: `SEND#${send}`, sk: `CHUNK#${chunk}` });

function fromItem(found: Item): Chunk {
  const { pk, sk, ids, done, owner, until, wave, waveAt, begunAt, tells, doubt, rounds } = item.parse(
    upgraded(shapes.chunk, found),
  );
  const sets: IndexSets = {};
  for (const name of setNames) if (found[name] !== undefined) sets[name] = numbers.parse(found[name]);
  return {
    send: pk.slice("SEND#".length),
    key: sk.slice("CHUNK#".length),
    ids: unpackIds(ids),
    done,
    sets,
    ...(owner !== undefined && until !== undefined ? { lease: { owner, until } } : {}),
    ...(wave !== undefined && waveAt !== undefined ? { wave: { indices: wave, at: waveAt } } : {}),
    ...(begunAt !== undefined ? { begunAt } : {}),
    ...(tells !== undefined ? { tells } : {}),
    ...(doubt ? { doubt } : {}),
    ...(rounds !== undefined ? { rounds } : {}),
  };
}

/** Collects the clauses of one update. */
function expression() {
  const clauses = { SET: [] as string[], REMOVE: [] as string[], ADD: [] as string[] };
  const names: Record<string, string> = {};
  const values: Item = {};
  const name = (attribute: string) => {
    const alias = `#${attribute.replace(/\W/g, "_")}`;
    names[alias] = attribute;
    return alias;
  };
  const value = (attribute: string, given: unknown) => {
    const alias = `:${attribute.replace(/\W/g, "_")}`;
    values[alias] = given;
    return alias;
  };
  return {
    /** Absent values are removed. */
    set(attribute: string, given: unknown) {
      if (given === undefined) clauses.REMOVE.push(name(attribute));
      else clauses.SET.push(`${name(attribute)} = ${value(attribute, given)}`);
    },
    /** Once set, it stays. */
    setOnce(attribute: string, given: unknown) {
      clauses.SET.push(`${name(attribute)} = if_not_exists(${name(attribute)}, ${value(attribute, given)})`);
    },
    add(sets: IndexSets) {
      for (const set of setNames) {
        const indices = sets[set];
        if (indices?.size) clauses.ADD.push(`${name(set)} ${value(set, indices)}`);
      }
    },
    write: (condition: string, more: { names?: Record<string, string>; values?: Item } = {}) => ({
      UpdateExpression: Object.entries(clauses)
        .filter(([, parts]) => parts.length > 0)
        .map(([verb, parts]) => `${verb} ${parts.join(", ")}`)
        .join(" "),
      ConditionExpression: condition,
      names: { ...names, ...more.names },
      values: { ...values, ...more.values },
    }),
  };
}

export function createChunkStore(table: Table): ChunkStore {
  return {
    create: (chunk, due) =>
      wasWritten(
        table.put(
          {
            ...keyOf({ send: chunk.send, chunk: chunk.key }),
            ids: packIds(chunk.ids),
            done: false,
            ...dueAttributes(due),
          },
          isNew,
        ),
      ),
    async get(ref) {
      const found = await table.get(keyOf(ref));
      return found && fromItem(found);
    },
    async last(send, shard) {
      const { items } = await table.query({
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :shard)",
        ExpressionAttributeValues: { ":pk": `SEND#${send}`, ":shard": `CHUNK#${shard}-` },
        ScanIndexForward: false,
        ConsistentRead: true,
        Limit: 1,
      });
      return items[0] && fromItem(items[0]);
    },
    async list(send, limit, after) {
      const { items } = await table.query({
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :chunk)",
        ExpressionAttributeValues: { ":pk": `SEND#${send}`, ":chunk": "CHUNK#" },
        ConsistentRead: true,
        Limit: limit,
        ...(after === undefined ? {} : { ExclusiveStartKey: keyOf({ send, chunk: after }) }),
      });
      return items.map(fromItem);
    },
    async holding(send, id) {
      const shard = shardOf(id);
      const { items } = await table.query({
        KeyConditionExpression: "pk = :pk AND sk < :follows",
        ExpressionAttributeValues: { ":pk": `SEND#${send}`, ":follows": `CHUNK#${chunkKey(shard, id)}` },
        ScanIndexForward: false,
        ConsistentRead: true,
        Limit: 1,
      });
      const chunk = items[0] && fromItem(items[0]);
      return chunk && shardOfChunk(chunk.key) === shard && chunk.ids.includes(id) ? chunk : undefined;
    },
    async letters(send, id) {
      const { items } = await table.query({
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :letter)",
        ExpressionAttributeValues: { ":pk": `SEND#${send}`, ":letter": `CHUNK#${chunkKey(shardOf(id), id)}-` },
        ScanIndexForward: false,
        ConsistentRead: true,
      });
      return items.map(fromItem);
    },
    async claim(ref, lease, now) {
      const update = expression();
      update.set("owner", lease.owner);
      update.set("until", lease.until);
      const claimed = table.updateAndRead(
        keyOf(ref),
        update.write("#done = :open AND (attribute_not_exists(#until) OR #until < :now)", {
          names: { "#done": "done" },
          values: { ":open": false, ":now": now },
        }),
      );
      return (await wasWritten(claimed)) ? fromItem(await claimed) : undefined;
    },
    async record(ref, owner, entry) {
      await table.update(
        keyOf(ref),
        recording(entry).write("#owner = :me", { names: { "#owner": "owner" }, values: { ":me": owner } }),
      );
    },
    async addOutcomes(ref, sets) {
      // DynamoDB knows no update of nothing.
      if (!setNames.some((name) => sets[name]?.size)) return (await table.get(keyOf(ref))) !== undefined;
      const update = expression();
      update.add(sets);
      const last = Math.max(...setNames.flatMap((name) => [...(sets[name] ?? [])]));
      // No chunk, no size: the condition fails.
      const known = update.write("size(#ids) >= :length", {
        names: { "#ids": "ids" },
        values: { ":length": packedLength(last + 1) },
      });
      return wasWritten(table.update(keyOf(ref), known));
    },
    async postpone(ref, due) {
      const update = expression();
      update.set("dueAt", due.at);
      update.set("dueClock", due.clock);
      await wasWritten(
        table.update(
          keyOf(ref),
          update.write("#done = :open", { names: { "#done": "done" }, values: { ":open": false } }),
        ),
      );
    },
  };
}

function recording(entry: ChunkEntry) {
  const update = expression();
  update.add(entry.sets);
  update.set("done", entry.done);
  update.set("wave", entry.wave?.indices);
  update.set("waveAt", entry.wave?.at);
  if (entry.wave) update.setOnce("begunAt", entry.wave.at);
  if (entry.wave || entry.tells !== undefined) update.set("tells", entry.tells);
  update.set("doubt", entry.doubt);
  if (entry.rounds !== undefined) update.set("rounds", entry.rounds);
  update.set("until", entry.lease?.until);
  update.set("owner", entry.lease?.owner);
  if (entry.done) {
    update.set("dueClock", undefined);
    update.set("dueAt", undefined);
  }
  return update;
}
