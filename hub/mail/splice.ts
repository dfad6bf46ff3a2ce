import type { CompiledMessage, SlotPlace, SlotValues } from "./compiled.ts";
import { escapeHtml } from "./html.ts";
import { quotedPrintable, softBreak } from "./quoted-printable.ts";

/** A slot's value as it stands in the encoded message. Header values come encoded (mail/headers.ts). */
function place(value: string, where: SlotPlace): string {
  if (where === "header") {
    if (/[^\x20-\x7e\r\n]|\r(?!\n)|(?<!\r)\n|\r\n(?![ \t])/.test(value))
      throw new Error("Not an encoded header value.");
    return value;
  }
  if (value === "") return softBreak;
  return `${quotedPrintable(where === "html" ? escapeHtml(value) : value)}${softBreak}`;
}

/**
 * One reader's message: the compiled pieces with the slots filled. Costs no rendering and no encoding of what
 * readers share. @throws Error when a slot has no value: an unfilled message never leaves.
 */
export function splice(message: CompiledMessage, values: SlotValues): Buffer {
  const parts = message.pieces.map((piece) => {
    if (typeof piece === "string") return piece;
    const value = values[piece.slot];
    if (value === undefined) throw new Error(`No value for the slot ${piece.slot}.`);
    return place(value, piece.place);
  });
  return Buffer.from(parts.join(""), "latin1");
}
