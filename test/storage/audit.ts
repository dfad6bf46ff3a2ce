import { expect, test } from "vitest";
import type { AuditEntry } from "../../hub/audit/entry.ts";
import type { Fresh } from "./contract.ts";
import { badCursors, everyPage } from "./paging.ts";

const entry = (n: number, second: number): AuditEntry => ({
  at: `2027-01-01T12:00:${String(second).padStart(2, "0")}Z`,
  actor: "staff",
  action: "send.pause",
  subject: `s-${n}`,
  detail: { recipients: n, again: true, because: "é" },
});

export function auditContract(fresh: Fresh): void {
  test("the trail shows every entry as written, the newest first, page by page", async () => {
    const { audit } = await fresh();
    expect(await audit.list(10)).toEqual({ items: [] });
    const entries = Array.from({ length: 11 }, (_, i) => entry(i, i));
    for (const one of entries) await audit.append(one);
    for (const size of [1, 4, 11, 50]) {
      const pages = await everyPage((next) => audit.list(size, next));
      expect(pages.every(({ items }) => items.length <= size)).toBe(true);
      expect(pages.flatMap(({ items }) => items)).toEqual(entries.toReversed());
    }
  });

  test("entries of the same second are all kept, the same one twice too", async () => {
    const { audit } = await fresh();
    const entries = [0, 1, 2, 3, 4, 4].map((n) => entry(n, 0));
    await Promise.all(entries.map((one) => audit.append(one)));
    const pages = await everyPage((next) => audit.list(2, next));
    const subjects = pages.flatMap(({ items }) => items.map(({ subject }) => subject));
    expect(subjects.sort()).toEqual(entries.map(({ subject }) => subject).sort());
  });

  test("what is written during a walk changes nothing behind it", async () => {
    const { audit } = await fresh();
    for (const n of [0, 1, 2]) await audit.append(entry(n, n));
    const first = await audit.list(2);
    await audit.append(entry(9, 9));
    expect(await audit.list(2, first.next)).toEqual({ items: [entry(0, 0)] });
  });

  test("an entry without details has none", async () => {
    const { audit } = await fresh();
    const { detail: _, ...bare } = entry(0, 0);
    await audit.append(bare);
    expect((await audit.list(1)).items).toEqual([bare]);
  });

  test("a cursor that we never gave out is refused", async () => {
    const { audit } = await fresh();
    for (const cursor of badCursors) {
      const refused = expect(audit.list(10, cursor), cursor.slice(0, 40)).rejects;
      await refused.toMatchObject({ code: "invalid", fields: [{ field: "next" }] });
    }
  });
}
