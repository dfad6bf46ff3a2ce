import { z } from "zod";
import { meetingFields } from "../hub/meetings/input.ts";
import { monthIn, spanIn, spanOf } from "../hub/meetings/times.ts";
import type { Meeting } from "./answers.ts";

/** When a meeting is, on its own clock. */
export function whenOf(meeting: Meeting): string {
  if (meeting.month !== undefined) return `${monthIn("en", meeting.month)} (no day yet)`;
  const { slug, zone, start, end } = meeting;
  const span = spanOf(meetingFields.parse({ slug, zone, start, end, texts: {} }));
  return span ? `${spanIn("en", zone, span)}, ${zone}` : "";
}

/** What staff wrote of a meeting, without what became of it. */
export const writtenOf = (meeting: Meeting) => z.object(meetingFields.shape).parse(meeting);

/** Its title in English, or in the first language that it has. */
export const titleOf = ({ texts }: Meeting): string => (texts.en ?? Object.values(texts)[0])?.title ?? "";
