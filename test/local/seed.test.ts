import { expect, onTestFinished, test } from "vitest";
import { seedDemo } from "../../local/seed/demo.ts";
import { createTestHub } from "../hub.ts";

test("the demo announces its meeting at the first start alone, and says so", async () => {
  const hub = await createTestHub();
  onTestFinished(() => hub.close());
  expect(await seedDemo(hub.context)).toBe(true);
  expect(await seedDemo(hub.context)).toBe(false);
});
