import { expect } from "vitest";

const encodedWord = /=\?([^?]+)\?([QB])\?([^?]*)\?=/gi;

/** The octets that one encoded word holds. */
const octetsOf = (kind: string, content: string): Buffer =>
  kind.toUpperCase() === "B"
    ? Buffer.from(content, "base64")
    : Buffer.from(
        content
          .replaceAll("_", " ")
          .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
        "latin1",
      );

/** What every message keeps to on the wire: RFC 5321 §4.5.3, RFC 5322 §2.1, RFC 2045 §6.7, RFC 2047 §2 and §5. */
export function expectMail(raw: Buffer): void {
  const text = raw.toString("latin1");
  expect(text).toMatch(/^[\x20-\x7e\t\r\n]*$/);
  expect(text).not.toMatch(/\r(?!\n)|(?<!\r)\n/);
  const end = text.indexOf("\r\n\r\n");
  const head = text.slice(0, end).split("\r\n");
  for (const line of head) {
    expect(line).toMatch(/\S/);
    expect(line.length).toBeLessThanOrEqual(998);
  }
  for (const line of text.slice(end).split("\r\n")) expect(line.length).toBeLessThanOrEqual(76);
  expectWholeWords(text.slice(0, end));
}

/** Encoded words at most 75 long, each of whole code points. */
function expectWholeWords(head: string): void {
  for (const [word, charset, kind = "", content = ""] of head.matchAll(encodedWord)) {
    expect(word.length).toBeLessThanOrEqual(75);
    expect(charset?.toUpperCase()).toBe("UTF-8");
    expect(() => new TextDecoder("utf-8", { fatal: true }).decode(octetsOf(kind, content))).not.toThrow();
  }
}

/** Of what a reader sees: nothing that a program forgot. */
export function expectFilled(text: string): void {
  expect(text).not.toMatch(/undefined|\bnull\b|\bNaN\b|\[object |Invalid Date|[\uE000\uE001\uFFFD]/);
}
