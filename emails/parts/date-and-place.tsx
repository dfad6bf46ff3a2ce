/** @jsxImportSource react */
import type { Invitation } from "../invitation.ts";
import { Paragraph } from "./prose.tsx";

interface DateAndPlaceProps {
  invitation: Invitation;
  /** Days alone, or the hours too. */
  hours?: boolean;
  below?: string;
}

/** A line for what needs no ticket. */
export function DateAndPlace({ invitation: { when, place }, hours = false, below = "24px" }: DateAndPlaceProps) {
  const date = when.kind === "month" ? when.month : hours ? when.span : when.days;
  return (
    <Paragraph colour="muted" below={below}>
      {date}
      {place !== undefined && (
        <>
          {" · "}
          <bdi>{place}</bdi>
        </>
      )}
    </Paragraph>
  );
}
