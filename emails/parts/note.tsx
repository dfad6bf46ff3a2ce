/** @jsxImportSource react */
import { look } from "../look.ts";
import { type } from "../tokens.ts";
import { breaking } from "./prose.tsx";

/** Staff's own sentence, set apart from ours. */
export function Note({ note }: { note: string | undefined }) {
  if (note === undefined || note === "") return null;
  const style = {
    ...type.lead,
    ...breaking,
    whiteSpace: "pre-line",
    margin: "0 0 28px",
    padding: "2px 0",
    paddingInlineStart: "18px",
    borderInlineStart: "3px solid",
  } as const;
  return <p {...look({ text: "heading", border: "seam", style })}>{note}</p>;
}
