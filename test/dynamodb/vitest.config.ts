import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** What talks to the database, on the DynamoDB at TEST_DYNAMODB_URL (test/dynamodb/run.ts). */
export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    include: [
      "test/dynamodb/**/*.test.ts",
      "test/sends/**/*.test.ts",
      "test/restore/**/*.test.ts",
      "test/upgrade/**/*.test.ts",
    ],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
