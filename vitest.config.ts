import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.{ts,tsx}"],
    exclude: ["test/dynamodb/**", "test/stack/**"],
    // Most tests wait for engines, not for the processor: one worker a core, also on a machine of two.
    maxWorkers: 2,
    // Files share their modules: loading them anew for each took a third of the time.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
