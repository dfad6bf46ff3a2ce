import { iso } from "../clock.ts";
import type { Context } from "../context.ts";
import { meetingInput } from "../meetings/input.ts";
import type { Meeting } from "../meetings/meeting.ts";

/**
 * A meeting to announce, which is kept nowhere but in the mail: no page, feed or calendar can show what the table does
 * not have.
 */
export function throwAwayMeeting({ clock, hub }: Pick<Context, "clock" | "hub">): Meeting {
  const now = iso(clock.now());
  const day = clock.now().toZonedDateTimeISO(hub.zone).toPlainDate().add({ days: 30 });
  const text = { title: "A smoke test", summary: "This goes to SES's mailbox simulator, and to nobody else." };
  return {
    slug: "smoke",
    state: "scheduled",
    revision: 1,
    sequence: 0,
    input: meetingInput.parse({
      slug: "smoke",
      start: `${day}T10:00:00`,
      end: `${day}T11:00:00`,
      zone: hub.zone,
      texts: { [hub.language]: text },
    }),
    createdAt: now,
    revisedAt: now,
    told: [],
  };
}
