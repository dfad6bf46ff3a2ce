/**
 * What differs from reader to reader. A compiled message is the whole MIME, encoded once, cut at these.
 * `readerWhen` is when the meeting is on the reader's own clock, in words, `readerWas` when it was to be before it moved.
 */
export const slots = [
  "date",
  "to",
  "greetingName",
  "confirmUrl",
  "preferencesUrl",
  "unsubscribeUrl",
  "readerWhen",
  "readerWas",
  "readerZone",
] as const;
export type Slot = (typeof slots)[number];
export type SlotValues = Partial<Record<Slot, string>>;

/** How a slot's value is escaped where it stands. */
export type SlotPlace = "header" | "text" | "html";

export type Piece = string | { slot: Slot; place: SlotPlace };

/** Pieces are encoded MIME, ASCII with CRLF, ready to be joined. */
export interface CompiledMessage {
  language: string;
  subject: string;
  pieces: Piece[];
}

/**
 * Marks a slot in a template's output before it is cut: private-use characters that no text of a person holds
 * (input is refused with them) and that no renderer escapes.
 */
export const slotMark = (slot: Slot): string => `\uE000${slot}\uE001`;
const mark = /\uE000(\w+)\uE001/;

const isSlot = (name: string | undefined): name is Slot => slots.some((slot) => slot === name);

/** Cuts marked text into text and slots. */
export function cut(text: string, place: SlotPlace): Piece[] {
  return text
    .split(mark)
    .map((part, i) => {
      if (i % 2 === 0) return part;
      if (!isSlot(part)) throw new Error(`There is no slot named ${part}.`);
      return { slot: part, place };
    })
    .filter((piece) => piece !== "");
}
