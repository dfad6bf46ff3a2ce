/** @jsxImportSource react */
import { Heading } from "../components.ts";
import type { Invitation } from "../invitation.ts";
import { look } from "../look.ts";
import { type } from "../tokens.ts";
import { breaking } from "./prose.tsx";

/** A meeting inside a section of an edition that is not about it alone. */
export function MeetingName({ invitation: { title, spoken } }: { invitation: Invitation }) {
  return (
    <Heading
      as="h3"
      {...spoken}
      {...look({ text: "heading", style: { ...type.subsection, ...breaking, margin: "0 0 10px" } })}
    >
      {title}
    </Heading>
  );
}
