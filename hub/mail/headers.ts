import { encodeWord, foldLines, quoteString } from "nodemailer/lib/mime-funcs";

/**
 * A mailbox for a header: `Ana Díaz` → `=?UTF-8?Q?Ana_D=C3=ADaz?= <ana@example.org>`.
 * Encoded words stay under 75 characters and never cut a code point (RFC 2047 §2, §5).
 */
export function mailbox(name: string, address: string): string {
  // One space for a run of them: a line folded within one could be blank, and end the header.
  const clean = name.replace(/[\r\n\t ]+/g, " ").trim();
  if (clean === "") return address;
  // A name that looks like an encoded word would be decoded into another.
  const plain = /^[ -~]*$/.test(clean) && !clean.includes("=?");
  // The longest name header is short of the 78 that a line should not pass once the address is folded behind it.
  const phrase = plain ? quoteString(clean) : encodeWord(clean, "Q", 52);
  return foldLines(`${phrase} <${address}>`, 70);
}

/** RFC 5322 §3.3, in UTC: `Wed, 12 May 2027 07:30:00 +0000`. */
export const mailDate = (epochMs: number): string => new Date(epochMs).toUTCString().replace("GMT", "+0000");
