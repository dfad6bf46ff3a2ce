import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type AttributeValue, ScanCommand } from "@aws-sdk/client-dynamodb";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { scanTable, writeItems } from "../../adapters/dynamodb/items.ts";
import { assertInService, NotInService } from "../../hub/restore/identity.ts";
import { exportTable } from "../../ops/backup/export.ts";
import { importTable } from "../../ops/backup/import.ts";
import { fromLine, toLine } from "../../ops/backup/lines.ts";
import { openExport } from "../../ops/backup/manifest.ts";
import { createTally } from "../../ops/backup/tally.ts";
import { restoreTable } from "../../ops/restore.ts";
import { createTestHub, type TestHub } from "../hub.ts";
import { announced } from "../kit/announced.ts";
import { crowd, subscribed } from "../kit/factories.ts";
import { imported, moveTo, newTable, noProgress, noWait } from "./tables.ts";

const everyType: Record<string, AttributeValue> = {
  pk: { S: "Zoë “Ζωή” 🌍\n" },
  sk: { S: "" },
  number: { N: "1808773500300.001" },
  bytes: { B: new Uint8Array([0, 255, 128]) },
  yes: { BOOL: true },
  nothing: { NULL: true },
  texts: { SS: ["b", "a"] },
  numbers: { NS: ["2", "10"] },
  manyBytes: { BS: [new Uint8Array([1]), new Uint8Array([2])] },
  list: { L: [{ S: "x" }, { M: { deep: { L: [] } } }] },
  map: { M: { Item: { S: "y" } } },
};

describe("a line of an export", () => {
  test("is what DynamoDB writes to S3, and reads back as it was, whatever is in it", () => {
    expect(toLine({ Id: { N: "103" }, Authors: { SS: ["Author1"] }, raw: { B: Buffer.from("ab") } })).toBe(
      '{"Item":{"Id":{"N":"103"},"Authors":{"SS":["Author1"]},"raw":{"B":"YWI="}}}',
    );
    expect(toLine(fromLine(toLine(everyType)))).toBe(toLine(everyType));
    expect(toLine(everyType)).not.toContain("\n");
  });

  test.each([
    "",
    "{}",
    '{"Item":[]}',
    '{"Item":{"pk":"x"}}',
    '{"Item":{"pk":{"X":"x"}}}',
    '{"Item":{"n":{"N":5}}}',
  ])("is refused when it is none: %s", (line) => expect(() => fromLine(line)).toThrow());
});

test("a checksum depends on every value, and on no order", () => {
  const sumOf = (...items: Record<string, AttributeValue>[]) => {
    const tally = createTally();
    for (const item of items) tally.add(item);
    return tally.result();
  };
  const other = { pk: { S: "other" } };
  const { texts: _, ...rest } = everyType;
  const turned = { texts: { SS: ["a", "b"] }, ...rest };
  expect(sumOf(everyType, other)).toEqual(sumOf(other, turned));
  expect(sumOf(everyType)).not.toEqual(sumOf({ ...everyType, number: { N: "1" } }));
  expect(sumOf(other, other)).not.toEqual(sumOf());
});

describe("a table", () => {
  let hub: TestHub;
  let folder: string;
  beforeEach(async () => {
    hub = await createTestHub();
    folder = mkdtempSync(join(tmpdir(), "reconvene-export-"));
  });
  afterEach(async () => {
    await hub.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const exported = (name = "export") =>
    exportTable({
      client: hub.database,
      table: hub.table,
      folder: join(folder, name),
      clock: hub.clock,
      progress: noProgress,
    });
  const filled = async (table: string, name: string) =>
    importTable({
      client: hub.database,
      table,
      from: await openExport(join(folder, name)),
      clock: hub.clock,
      wait: noWait,
      progress: noProgress,
    });

  test("comes back whole: every item of every kind, and the indexes", async () => {
    await subscribed(hub, ...crowd(130));
    const send = await announced(hub);
    await hub.drain();
    const { items } = await exported();
    const table = await imported(hub, join(folder, "export"));
    const before = hub.context.store;
    moveTo(hub, table);
    expect(items).toBeGreaterThan(140);
    expect(await hub.context.store.sends.get(send)).toEqual(await before.sends.get(send));
    for (const shard of ["00", "07"]) {
      expect(await hub.context.store.subscribers.audience(shard, undefined, 100)).toEqual(
        await before.subscribers.audience(shard, undefined, 100),
      );
    }
    await expect(assertInService(hub.context)).rejects.toThrow(NotInService);
  });

  test("is imported from DynamoDB's own export: several files, of which some are empty", async () => {
    await mkdir(join(folder, "aws/data"), { recursive: true });
    const lines = [1, 2, 3].map((n) => toLine({ pk: { S: `AUDIT` }, sk: { S: `${n}` }, notes: { L: [] } }));
    const files = { "a.json.gz": lines.slice(0, 2), "b.json.gz": [], "c.json.gz": lines.slice(2) };
    for (const [name, held] of Object.entries(files)) {
      await writeFile(join(folder, "aws/data", name), gzipSync(held.map((line) => `${line}\n`).join("")));
    }
    await writeFile(join(folder, "aws/data/d.json.gz"), "");
    const manifest = [...Object.entries(files), ["d.json.gz", []] as const].map(([name, held]) => ({
      itemCount: held.length,
      md5Checksum: "sQMSpEILNgoQmarvDFonGQ==",
      etag: "af83d6f217c19b8b0fff8023d8ca4716-1",
      dataFileS3Key: `AWSDynamoDB/01693685827463-2d8752fd/data/${name}`,
    }));
    await writeFile(join(folder, "aws/manifest-files.json"), manifest.map((line) => JSON.stringify(line)).join("\n"));
    const summary = { version: "2020-06-30", exportTime: "2027-03-01T11:00:00.028Z", itemCount: 3, s3Bucket: "b" };
    await writeFile(
      join(folder, "aws/manifest-summary.json"),
      JSON.stringify({ ...summary, outputFormat: "DYNAMODB_JSON", exportType: "FULL_EXPORT" }),
    );
    const table = await newTable(hub);
    expect(await filled(table, "aws")).toMatchObject({ items: 3 });
    moveTo(hub, table);
    expect((await hub.context.store.identity.read())?.held).toMatchObject({ backup: summary.exportTime });
  });

  test("that is not empty takes no import, and loses nothing", async () => {
    await exported();
    await expect(filled(hub.table, "export")).rejects.toThrow(/is not empty/);
    await assertInService(hub.context);
  });

  test("whose import was cut off is held, cannot be restored, and is filled by the next", async () => {
    await subscribed(hub, ...crowd(300));
    const whole = await exported();
    const table = await newTable(hub);
    const { middlewareStack } = hub.database;
    let requests = 0;
    const cutOff = { name: "cutOff" };
    middlewareStack.add(
      (next) => (args) => {
        requests += 1;
        return requests > 8 ? Promise.reject(new Error("The network is gone.")) : next(args);
      },
      cutOff,
    );
    await expect(filled(table, "export")).rejects.toThrow("The network is gone.");
    middlewareStack.remove(cutOff.name);
    moveTo(hub, table);
    await expect(assertInService(hub.context)).rejects.toThrow(NotInService);
    expect((await hub.context.store.identity.read())?.held).toMatchObject({ for: "import" });
    const wish = {
      client: hub.database,
      table,
      keys: hub.context.keys,
      journal: undefined,
      suppressed: [],
      progress: noProgress,
    };
    await expect(restoreTable(wish)).rejects.toThrow(/The import into this table was cut off/);
    // All but what the table says of itself.
    expect((await filled(table, "export")).items).toBe(whole.items - 1);
  });

  test("takes what DynamoDB would not take at first", async () => {
    const items = Array.from({ length: 30 }, (_, n) => ({ pk: { S: "AUDIT" }, sk: { S: `${n}` } }));
    const table = await newTable(hub);
    const { middlewareStack } = hub.database;
    let most = 10;
    const throttle = { name: "throttle" };
    middlewareStack.add(
      (next) => async (args) => {
        if (!("RequestItems" in args.input)) return next(args);
        const wanted = Object.values(args.input.RequestItems ?? {}).flat();
        if (most === 0) return { output: { $metadata: {}, UnprocessedItems: { [table]: wanted } }, response: {} };
        const taken = await next({ ...args, input: { RequestItems: { [table]: wanted.slice(0, most) } } });
        return { ...taken, output: { ...taken.output, UnprocessedItems: { [table]: wanted.slice(most) } } };
      },
      throttle,
    );
    await writeItems(hub.database, table, items, noWait);
    const { Count } = await hub.database.send(new ScanCommand({ TableName: table }));
    expect(Count).toBe(30);
    most = 0;
    await expect(writeItems(hub.database, table, items, noWait)).rejects.toThrow(/not take 25 items in 12 attempts/);
    middlewareStack.remove(throttle.name);
  });

  describe("from a damaged export", () => {
    const damage = async (change: (text: string) => string) => {
      await exported();
      const path = join(folder, "export/manifest-summary.json");
      writeFileSync(path, change(await readFile(path, "utf8")));
    };

    test("is refused when items are missing or changed", async () => {
      await damage((text) => text.replace(/"checksum": "./, '"checksum": "x'));
      await expect(filled(await newTable(hub), "export")).rejects.toThrow(/The export is damaged/);
    });

    test("is refused when the export was cut off", async () => {
      await damage(() => "");
      await expect(filled(await newTable(hub), "export")).rejects.toThrow(/is no whole export of a table/);
    });

    test("is refused when a file was cut off", async () => {
      await exported();
      const path = join(folder, "export/data/items.json.gz");
      const whole = await readFile(path);
      await writeFile(path, whole.subarray(0, whole.length - 20));
      await expect(filled(await newTable(hub), "export")).rejects.toThrow();
    });
  });

  test("is not exported over another export", async () => {
    await exported();
    await expect(exported()).rejects.toThrow(/choose a new folder/);
    let pages = 0;
    for await (const _ of scanTable(hub.database, hub.table)) pages += 1;
    expect(pages).toBe(1);
  });
});
