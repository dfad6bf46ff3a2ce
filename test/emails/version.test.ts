import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { compiler } from "../../emails/compiler.ts";
import { everyEdition } from "./rendered.ts";

test("a change of templates or words changes the compiler's version", () => {
  const standing = everyEdition.filter(({ subjectOf }) => ["confirmation", "welcome"].includes(subjectOf.kind));
  const fingerprint = createHash("sha256");
  for (const { subject, html, text } of standing) fingerprint.update(JSON.stringify([subject, html, text]));
  const wanted = fingerprint.digest("hex").slice(0, 12);
  expect(compiler.version, `Templates or words have changed: write "${wanted}" into emails/version.ts`).toBe(wanted);
});
