import { createServer } from "node:http";
import * as z from "zod";
import { shards } from "../../hub/subscribers/address.ts";
import { listenOnLoopback } from "../../local/loopback.ts";
import { readBody } from "../../local/request-body.ts";
import { answerBy } from "../asked.ts";

/**
 * A DynamoDB for `plan` alone: its audience is made up page by page, so that a million subscribers need no storing. Sends
 * and chunks are kept as they are put.
 */
const text = z.object({ S: z.string() });
const item = z.looseObject({ pk: text, sk: text });
const call = z.object({
  Item: item.optional(),
  Key: item.optional(),
  IndexName: z.string().optional(),
  Limit: z.number().default(100),
  ScanIndexForward: z.boolean().default(true),
  ExclusiveStartKey: item.optional(),
  ExpressionAttributeValues: z.record(z.string(), z.looseObject({ S: z.string().optional() })).default({}),
});
type Call = z.infer<typeof call>;
type Item = z.infer<typeof item>;

let audience = 0;
let kept = new Map<string, Item>();
let order: string[] | undefined;

const actions: Record<string, (given: Call) => unknown> = {
  GetItem: ({ Key }) => ({ Item: kept.get(Key?.sk.S ?? "") }),
  PutItem({ Item }) {
    if (Item) kept.set(Item.sk.S, Item);
    order = undefined;
    return {};
  },
  Query: (given) => (given.IndexName ? subscribers(given) : chunks(given)),
};

function subscribers({ ExpressionAttributeValues, Limit }: Call): unknown {
  const shard = Number(ExpressionAttributeValues[":list"]?.S?.slice(-2));
  const after = ExpressionAttributeValues[":after"]?.S?.trim();
  const first = after ? Number(after) + shards : shard;
  const Items = [];
  for (let i = first; i < audience && Items.length < Limit; i += shards) Items.push(subscriber(i));
  return { Items, Count: Items.length };
}

const subscriber = (i: number) => {
  const id = String(i).padStart(16, "0");
  return {
    pk: { S: `SUBSCRIBER#${id}` },
    sk: { S: "SUBSCRIBER" },
    list: { S: "active" },
    listAt: { S: id },
    topics: { L: [{ S: "announcements" }, { S: "reminders" }] },
    zones: { L: [{ M: { zone: { S: "Europe/Brussels" }, since: { S: "2024-10-09T12:00:00Z" } } }] },
    confirmedAt: { S: "2024-10-09T12:00:00Z" },
  };
};

/** In order of their keys; asked backwards, for the last of a shard. */
function chunks({ ExpressionAttributeValues, Limit, ScanIndexForward, ExclusiveStartKey }: Call): unknown {
  const prefix = Object.values(ExpressionAttributeValues).find(({ S }) => S?.startsWith("CHUNK#"))?.S ?? "";
  order ??= [...kept.keys()].sort();
  const from = ExclusiveStartKey?.sk.S ?? "";
  const found = order.filter((sk) => sk.startsWith(prefix) && sk > from);
  const wanted = ScanIndexForward ? found.slice(0, Limit) : found.slice(-Limit).reverse();
  return { Items: wanted.map((sk) => kept.get(sk)) };
}

const server = createServer(async (request, response) => {
  const body = call.parse(JSON.parse((await readBody(request, 1024 * 1024))?.toString() ?? "{}"));
  const action = String(request.headers["x-amz-target"]).replace(/.*\./, "");
  const answer = actions[action]?.(body);
  response.writeHead(answer ? 200 : 400, { "content-type": "application/x-amz-json-1.0" });
  response.end(JSON.stringify(answer ?? { __type: "ValidationException", message: `No ${action} here.` }));
});
server.keepAliveTimeout = 60_000;
const url = await listenOnLoopback(server, 0);
answerBy(async (question) => {
  ({ audience } = z.object({ audience: z.number() }).parse(question));
  kept = new Map();
  order = undefined;
  return null;
}, url);
