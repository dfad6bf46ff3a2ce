import { z } from "@hono/zod-openapi";
import type { Context } from "../../hub/context.ts";
import { meetingFields } from "../../hub/meetings/input.ts";
import type { Meeting } from "../../hub/meetings/meeting.ts";
import { stateOf } from "../../hub/meetings/times.ts";

export const meetingShape = meetingFields
  .extend({
    state: z.enum(["draft", "scheduled", "cancelled", "held"]),
    revision: z.int(),
    sequence: z.int().openapi({ description: "RFC 5545 SEQUENCE of its calendar entry." }),
    announced: z.object({ send: z.string(), revision: z.int(), at: z.string() }).optional(),
  })
  .openapi("Meeting");

/** A meeting as it was put, and what became of it. */
export const meetingView = ({ clock }: Pick<Context, "clock">, meeting: Meeting) => ({
  ...meeting.input,
  state: stateOf(meeting, clock.now()),
  revision: meeting.revision,
  sequence: meeting.sequence,
  ...(meeting.announced ? { announced: meeting.announced } : {}),
});
