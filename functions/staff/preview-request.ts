import { z } from "@hono/zod-openapi";
import { language } from "../../hub/config.ts";
import { note } from "../../hub/editions/edition.ts";
import { meetingInput } from "../../hub/meetings/input.ts";
import { recapInput } from "../../hub/meetings/recap.ts";
import { zone } from "../../hub/meetings/zone.ts";
import { newsInput } from "../../hub/news/news.ts";
import { profile } from "../../hub/subscribers/subscriber.ts";

const reader = {
  language,
  zone: zone.optional().openapi({ description: "The reader's; the meeting's, or the hub's, when absent." }),
  name: profile.shape.name,
};
const meeting = meetingInput;

/** Each kind of edition with what it says. None of it need be kept. */
export const previewRequest = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("announcement"), meeting, ...reader }),
    z.strictObject({ kind: z.literal("reminder"), meeting, ...reader }),
    z.strictObject({
      kind: z.literal("update"),
      meeting,
      /** The meeting as readers were told. */
      before: meetingInput,
      note: note.optional(),
      ...reader,
    }),
    z.strictObject({ kind: z.literal("cancellation"), meeting, note: note.optional(), ...reader }),
    z.strictObject({ kind: z.literal("recap"), meeting, recap: recapInput, ...reader }),
    z.strictObject({ kind: z.literal("news"), news: newsInput, ...reader }),
    z.strictObject({
      kind: z.literal("welcome"),
      meeting: meeting
        .optional()
        .openapi({ description: "Of which the welcome tells who joins once it is announced." }),
      ...reader,
    }),
  ],
  { error: ({ code }) => (code === "invalid_union" ? "There is no preview of this kind." : undefined) },
);
