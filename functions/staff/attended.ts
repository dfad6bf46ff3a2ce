import type { CompilingContext } from "../../hub/context.ts";
import { attendMeeting } from "../../hub/meetings/attend.ts";
import type { Meeting } from "../../hub/meetings/meeting.ts";

/**
 * Has what a meeting asks for now done at once, and answers it as it is then. It is kept already: a failure is in the
 * log, and tick does it again.
 */
export async function attended(context: CompilingContext, meeting: Meeting): Promise<Meeting> {
  const { slug } = meeting;
  try {
    await attendMeeting(context, slug);
  } catch (error) {
    context.log.error("Could not do what a meeting asks for", { meeting: slug, error: String(error) });
  }
  return (await context.store.meetings.get(slug)) ?? meeting;
}
