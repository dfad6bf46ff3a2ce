import fc from "fast-check";
import { simpleParser } from "mailparser";
import PostalMime from "postal-mime";
import { expect, test } from "vitest";
import { quotedPrintable, softBreak } from "../../hub/mail/quoted-printable.ts";
import { textOf } from "./read.ts";

const wrapped = (encoded: string) =>
  Buffer.from(
    `Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${encoded}`,
    "latin1",
  );

const foreign = {
  async mailparser(encoded: string) {
    return (await simpleParser(wrapped(encoded))).attachments[0]?.content.toString() ?? "";
  },
  async "postal-mime"(encoded: string) {
    return textOf((await PostalMime.parse(wrapped(encoded))).attachments[0]?.content ?? "");
  },
};

/** A part ends where its last line does: some decoders count that line's end, others do not. */
const canonical = (text: string) => text.replace(/\r\n?|\n/g, "\r\n").replace(/(\r\n)+$/, "");

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.string({
    unit: fc.constantFrom(" ", "\t", "=", ".", "\n", "\r", "\r\n", "é", "🌍", "a", "=3D", "--"),
    maxLength: 400,
  }),
);

test.for(Object.entries(foreign))("any text comes back from %s", async ([, decode]) => {
  await fc.assert(
    fc.asyncProperty(text, async (given) => {
      expect(canonical(await decode(quotedPrintable(given)))).toBe(canonical(given));
    }),
    { numRuns: 400 },
  );
});

test.for(Object.entries(foreign))("segments joined at soft breaks come back whole from %s", async ([, decode]) => {
  // A line break lies within a segment: none is cut in two.
  const segment = text.map((given) => given.replaceAll("\r", ""));
  await fc.assert(
    fc.asyncProperty(fc.array(segment, { maxLength: 6 }), async (segments) => {
      const joined = segments.map(quotedPrintable).join(softBreak);
      expect(canonical(await decode(joined))).toBe(canonical(segments.join("")));
    }),
    { numRuns: 300 },
  );
});

test("lines are short, in printable ASCII, and end in CRLF", () => {
  fc.assert(
    fc.property(text, (given) => {
      const encoded = quotedPrintable(given);
      expect(encoded).toMatch(/^[\x20-\x7e\t\r\n]*$/);
      expect(encoded).not.toMatch(/\r(?!\n)|(?<!\r)\n|[ \t]\r\n|[ \t]$/);
      for (const line of `${encoded}${softBreak}`.split("\r\n")) expect(line.length).toBeLessThanOrEqual(76);
    }),
    { numRuns: 500 },
  );
});
