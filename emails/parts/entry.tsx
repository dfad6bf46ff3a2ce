/** @jsxImportSource react */
import type { ReactNode } from "react";
import { look } from "../look.ts";
import { sans, serif, type TextColour, type } from "../tokens.ts";
import type { Words } from "../words/index.ts";
import { breaking } from "./prose.tsx";

interface EntryProps {
  words: Words;
  label: ReactNode;
  /** What was said until now, above what is said instead. */
  was?: ReactNode;
  note?: string | undefined;
  strong?: boolean;
  children: ReactNode;
}

/** A label with what it labels, on a ticket. */
export function Entry({ words, label, was, note, strong = false, children }: EntryProps) {
  const size = strong
    ? { fontSize: "18px", lineHeight: "26px", fontWeight: 700 }
    : { fontSize: "16px", lineHeight: "24px" };
  const said = { ...breaking, fontFamily: serif, margin: 0 };
  return (
    <>
      <p
        {...look({ text: "muted", style: { ...type.small, fontSize: "13px", lineHeight: "18px", margin: "0 0 2px" } })}
      >
        {label}
      </p>
      {was !== undefined && (
        <p {...look({ text: "muted", style: { ...said, fontSize: "15px", lineHeight: "22px" } })}>
          <Mark words={words} colour="muted" label={words.update.untilNow} /> <Struck>{was}</Struck>
        </p>
      )}
      <p {...look({ text: strong ? "heading" : "ink", style: { ...said, ...size, margin: note ? "0" : "0 0 14px" } })}>
        {was !== undefined && (
          <>
            <Mark words={words} colour="accent" label={words.update.now} />{" "}
          </>
        )}
        {children}
      </p>
      {note !== undefined && <p {...look({ text: "muted", style: { ...type.small, margin: "0 0 14px" } })}>{note}</p>}
    </>
  );
}

/** What does not hold; a label says so too, for those who do not see the stroke. */
export function Struck({ children }: { children: ReactNode }) {
  return <del style={{ textDecoration: "line-through", textDecorationThickness: "1px" }}>{children}</del>;
}

/** Says in a word what the stroke through a line says to the eye. */
function Mark({ words, colour, label }: { words: Words; colour: TextColour; label: string }) {
  return (
    <span {...look({ text: colour, style: { fontFamily: sans, fontSize: "13px", fontWeight: 700 } })}>
      {label}
      {words.colon}
    </span>
  );
}
