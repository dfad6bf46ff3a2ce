import { z } from "@hono/zod-openapi";
import type { Context } from "../../hub/context.ts";
import { note } from "../../hub/editions/edition.ts";
import { revisedBetween } from "../../hub/meetings/changes.ts";
import { meetingFields } from "../../hub/meetings/input.ts";
import type { Meeting } from "../../hub/meetings/meeting.ts";
import { toldBefore } from "../../hub/meetings/notice.ts";
import { stateOf } from "../../hub/meetings/times.ts";

export const changeShape = z
  .object({
    field: z.string().openapi({ description: "A path, such as `start` or `texts.fr.agenda`." }),
    before: z.string().optional().openapi({ description: "Absent: it had none." }),
    after: z.string().optional().openapi({ description: "Absent: it has none." }),
  })
  .openapi("Change");

const tellingShape = z.object({
  kind: z.enum(["announcement", "update", "cancellation", "recap"]),
  send: z.string(),
  revision: z.int(),
  at: z.string(),
});

const waitingNotice = z
  .object({
    due: z.string().openapi({ description: "When it is sent; each further change puts it off." }),
    since: z.string(),
    note: note.optional(),
    changes: z.array(changeShape).openapi({ description: "Against what readers were told last." }),
  })
  .openapi("WaitingNotice");

export const meetingShape = meetingFields
  .extend({
    state: z.enum(["draft", "scheduled", "cancelled", "held"]),
    revision: z.int(),
    sequence: z.int().openapi({ description: "RFC 5545 SEQUENCE of its calendar entry." }),
    announced: z.object({ send: z.string(), revision: z.int(), at: z.string() }).optional(),
    told: z.array(tellingShape).optional().openapi({ description: "What readers were told of it, the oldest first." }),
    stale: z
      .enum(["told", "untold"])
      .optional()
      .openapi({
        description:
          "Restored from a backup, and not as staff wrote it last: no mail speaks of it until it is put again. " +
          "`told`: readers know what it came to.",
      }),
    notice: waitingNotice.optional().openapi({ description: "Tells of what changed since, and waits for its time." }),
  })
  .openapi("Meeting");
export type MeetingView = z.infer<typeof meetingShape>;

/** A meeting as it was put, and what became of it. */
export async function meetingView(context: Pick<Context, "clock" | "store">, meeting: Meeting): Promise<MeetingView> {
  const { input, revision, sequence, announced, told, stale } = meeting;
  const notice = await noticeView(context, meeting);
  return {
    ...input,
    state: stateOf(meeting, context.clock.now()),
    revision,
    sequence,
    ...(announced ? { announced } : {}),
    ...(told.length > 0 ? { told } : {}),
    ...(stale ? { stale } : {}),
    ...(notice ? { notice } : {}),
  };
}

/** One that is on its way does not wait: it is among what readers were told. */
async function noticeView(context: Pick<Context, "store">, meeting: Meeting): Promise<MeetingView["notice"]> {
  if (!meeting.notice || meeting.notice.send !== undefined) return undefined;
  const { due, since, note } = meeting.notice;
  const told = await toldBefore(context, meeting);
  return { due, since, ...(note ? { note } : {}), changes: told ? revisedBetween(told, meeting) : [] };
}
