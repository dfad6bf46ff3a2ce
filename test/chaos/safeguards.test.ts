import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { safeguards } from "../../chaos/safeguards.ts";

const root = join(import.meta.dirname, "../..");

test.each(Object.entries(safeguards))("what chaos takes out without %s is still there, once", (_, {
  file,
  replaced,
}) => {
  const source = readFileSync(join(root, file), "utf8");
  for (const { text } of replaced) expect(source.split(text)).toHaveLength(2);
});
