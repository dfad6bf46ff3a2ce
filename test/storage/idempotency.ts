import { expect, test } from "vitest";
import type { Fresh } from "./contract.ts";

const now = "2027-01-01T12:00:00Z";
const answer = { status: 202, body: '{"send":{"id":"é🌍"}}' };

export function idempotencyContract(fresh: Fresh): void {
  test("of ten requests with the same key one begins; the others find it running", async () => {
    const { idempotency } = await fresh();
    const begun = await Promise.all(Array.from({ length: 10 }, () => idempotency.begin("key", "print", now)));
    expect(begun.filter(({ found }) => found === "nothing")).toHaveLength(1);
    expect(begun.filter(({ found }) => found === "running")).toHaveLength(9);
  });

  test("a finished request is answered as before; another request with its key is told", async () => {
    const { idempotency } = await fresh();
    await idempotency.begin("key", "print", now);
    expect(await idempotency.begin("key", "other", now)).toEqual({ found: "other request" });
    await idempotency.finish("key", answer);
    expect(await idempotency.begin("key", "print", now)).toEqual({ found: "answer", answer });
    expect(await idempotency.begin("key", "other", now)).toEqual({ found: "other request" });
    expect(await idempotency.begin("another", "print", now)).toEqual({ found: "nothing" });
  });

  test("an abandoned request may be tried again, by anyone", async () => {
    const { idempotency } = await fresh();
    await idempotency.begin("key", "print", now);
    await idempotency.abandon("key");
    expect(await idempotency.begin("key", "other", now)).toEqual({ found: "nothing" });
    expect(await idempotency.begin("key", "other", now)).toEqual({ found: "running" });
  });

  test("a key is remembered for a day, and no longer", async () => {
    const { idempotency } = await fresh();
    await idempotency.begin("key", "print", now);
    await idempotency.finish("key", answer);
    expect(await idempotency.begin("key", "print", "2027-01-02T12:00:00Z")).toEqual({ found: "answer", answer });
    expect(await idempotency.begin("key", "other", "2027-01-02T12:00:01Z")).toEqual({ found: "nothing" });
    expect(await idempotency.begin("key", "other", "2027-01-02T12:00:01Z")).toEqual({ found: "running" });
  });
}
