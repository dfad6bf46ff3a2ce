import { randomUUID } from "node:crypto";
import * as z from "zod";
import type { AuditEntry } from "../../hub/audit/entry.ts";
import type { AuditStore, EventsStore, IdempotencyStore, PacerStore } from "../../hub/ports.ts";
import { noPace, type Pace } from "../../hub/sends/turns.ts";
import { decodeCursor, encodeCursor, sortKey } from "./cursor.ts";
import { shapes } from "./shapes.ts";
import { stored } from "./stored.ts";
import { hasRev, isNew, type Table, wasWritten } from "./table.ts";
import { presentVersion, upgraded } from "./versions.ts";

export function createPacerStore(table: Table): PacerStore {
  const key = { pk: "PACER#SES", sk: "PACER" };
  const item = z.object({ rev: z.number(), pace: stored<Pace>() });
  return {
    async read() {
      return item.parse((await table.get(key)) ?? { rev: 0, pace: noPace });
    },
    write(rev, pace) {
      const { values, ...condition } = hasRev(rev);
      return wasWritten(
        table.update(key, {
          ...condition,
          UpdateExpression: "SET pace = :pace, rev = :next",
          values: { ...values, ":pace": pace, ":next": rev + 1 },
        }),
      );
    },
  };
}

export function createEventsStore(table: Table): EventsStore {
  const key = { pk: "EVENTS", sk: "EVENTS" };
  const item = z.object({ seen: z.number().default(0), behindAt: z.number().default(0) });
  const forward = async (name: keyof z.infer<typeof item>, to: number) => {
    await wasWritten(
      table.update(key, {
        UpdateExpression: "SET #name = :to",
        ConditionExpression: "attribute_not_exists(#name) OR #name < :to",
        names: { "#name": name },
        values: { ":to": to },
      }),
    );
  };
  return {
    async seen() {
      const { seen, behindAt } = item.parse((await table.get(key)) ?? {});
      return { through: seen, behindAt };
    },
    noteSeen: (at) => forward("seen", at),
    noteBehind: (now) => forward("behindAt", now),
    claimProbe: (now, everyMs) =>
      wasWritten(
        table.update(key, {
          UpdateExpression: "SET probedAt = :now",
          ConditionExpression: "attribute_not_exists(probedAt) OR probedAt < :before",
          values: { ":now": now, ":before": now - everyMs },
        }),
      ),
  };
}

export function createAuditStore(table: Table): AuditStore {
  const item = z.object({ sk: z.string(), entry: stored<AuditEntry>() });
  return {
    async append(entry) {
      await table.put(
        { pk: "AUDIT", sk: `${entry.at}#${randomUUID()}`, v: presentVersion(shapes.audit), entry },
        isNew,
      );
    },
    async list(limit, next) {
      const { items, more } = await table.query({
        KeyConditionExpression: "pk = :pk AND sk < :before",
        ExpressionAttributeValues: { ":pk": "AUDIT", ":before": decodeCursor(next, sortKey) ?? "~" },
        ScanIndexForward: false,
        Limit: limit,
      });
      const found = items.map((one) => item.parse(upgraded(shapes.audit, one)));
      const last = found.at(-1);
      return { items: found.map(({ entry }) => entry), ...(more && last ? { next: encodeCursor(last.sk) } : {}) };
    },
  };
}

/** A key is remembered for a day. */
const rememberedMs = 86_400_000;
/** A request that has not been answered by then never will be: its process died. */
const answeredWithinMs = 60_000;

export function createIdempotencyStore(table: Table): IdempotencyStore {
  const keyOf = (key: string) => ({ pk: `IDEMPOTENCY#${key}`, sk: "IDEMPOTENCY" });
  const item = z.object({
    fingerprint: z.string(),
    at: z.string(),
    answer: z.object({ status: z.number(), body: z.string() }).optional(),
  });
  return {
    async begin(key, fingerprint, now) {
      const before = (ms: number) => new Date(Date.parse(now) - ms).toISOString();
      const fresh = await wasWritten(
        table.put(
          { ...keyOf(key), fingerprint, at: now },
          {
            ConditionExpression:
              "attribute_not_exists(pk) OR #at < :expired OR (attribute_not_exists(answer) AND #at < :dead)",
            names: { "#at": "at" },
            values: { ":expired": before(rememberedMs), ":dead": before(answeredWithinMs) },
          },
        ),
      );
      if (fresh) return { found: "nothing" };
      const known = item.parse(await table.get(keyOf(key)));
      if (known.fingerprint !== fingerprint) return { found: "other request" };
      return known.answer ? { found: "answer", answer: known.answer } : { found: "running" };
    },
    async finish(key, answer) {
      await table.update(keyOf(key), { UpdateExpression: "SET answer = :answer", values: { ":answer": answer } });
    },
    async abandon(key) {
      await table.update(keyOf(key), {
        UpdateExpression: "SET #at = :past",
        names: { "#at": "at" },
        values: { ":past": "" },
      });
    },
  };
}
