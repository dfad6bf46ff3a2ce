import { cut, type Slot, type SlotPlace } from "../../hub/mail/compiled.ts";
import { escapeHtml } from "../../hub/mail/html.ts";

/** An edition as one reader sees it. */
export const fill = (marked: string, place: SlotPlace, values: Record<Slot, string>): string =>
  cut(marked, place)
    .map((piece) => {
      if (typeof piece === "string") return piece;
      const value = values[piece.slot];
      return piece.place === "html" ? escapeHtml(value) : value;
    })
    .join("");
