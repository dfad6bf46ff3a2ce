import { expect, test } from "vitest";
import { concurrently } from "../../hub/concurrently.ts";

const items = Array.from({ length: 20 }, (_, i) => i);

test("all is done, and never more at a time than allowed", async () => {
  const done = new Set<number>();
  let underWay = 0;
  let most = 0;
  await concurrently(3, items, async (item) => {
    underWay += 1;
    most = Math.max(most, underWay);
    await Promise.resolve();
    underWay -= 1;
    done.add(item);
  });
  expect(done).toEqual(new Set(items));
  expect(most).toBe(3);
});

test("what fails keeps nothing else from being done, and is told", async () => {
  const done: number[] = [];
  const act = async (item: number) => {
    if (item % 5 === 0) throw new Error(`${item} failed.`);
    done.push(item);
  };
  await expect(concurrently(4, items, act)).rejects.toThrow("0 failed.");
  expect(done).toHaveLength(16);
});
