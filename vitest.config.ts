import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.{ts,tsx}"],
    exclude: ["test/dynamodb/**", "test/stack/**"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
