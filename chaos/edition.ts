import type { Compiler } from "../hub/editions/compiler.ts";
import { slotMark } from "../hub/mail/compiled.ts";
import { meetingInput } from "../hub/meetings/input.ts";
import type { Meeting } from "../hub/meetings/meeting.ts";

/** A text of two lines with the slots that every list mail has: the experiment is about delivery, not about looks. */
export const compiler: Compiler = {
  version: "chaos",
  render: async (_hub, subject) => ({
    subject: `Chaos: ${subject.kind}`,
    html: `<p>Hello${slotMark("greetingName")}</p><p><a href="${slotMark("unsubscribeUrl")}">Unsubscribe</a></p>`,
    text: `Hello${slotMark("greetingName")}\nUnsubscribe: ${slotMark("unsubscribeUrl")}\n`,
  }),
};

/** A meeting of one year ahead, so that no announcement of it expires. */
function aMeeting(): Meeting {
  const year = new Date().getUTCFullYear() + 1;
  const input = meetingInput.parse({
    slug: "chaos",
    start: `${year}-12-12T09:30:00`,
    end: `${year}-12-12T16:30:00`,
    zone: "Europe/Brussels",
    place: "Brussels",
    texts: { en: { title: "Chaos", summary: "Everything goes wrong, and all is well." } },
  });
  const at = new Date().toISOString();
  const meeting = {
    slug: "chaos",
    state: "scheduled",
    revision: 1,
    sequence: 0,
    createdAt: at,
    revisedAt: at,
  } as const;
  return { ...meeting, input, told: [] };
}

/** The announcement of a meeting that is on the calendar. */
export const announcement = { kind: "announcement", meeting: aMeeting() } as const;
