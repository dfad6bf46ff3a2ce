import { Temporal } from "temporal-polyfill";
import { instant, iso } from "../clock.ts";
import type { CompilingContext } from "../context.ts";
import { compileEdition } from "../editions/compile.ts";
import { type EditionSubject, meetingOf } from "../editions/edition.ts";
import { assertReadable } from "../editions/readable.ts";
import { takeIntoForce } from "../meetings/force.ts";
import { beginSend, type SendRequest } from "./begin.ts";
import { releaseOf } from "./release.ts";
import type { Send } from "./send.ts";

/**
 * The id of the send that says the same already, or the first of `name`, `name-2`, … that is free. `other`: a send of
 * this name says something else; `lost`: one was sent that a backup does not know. Cancelled ones count for nothing.
 */
export async function nameFor(
  { store }: CompilingContext,
  name: string,
  isSame: (known: EditionSubject) => boolean,
): Promise<{ id: string; other: boolean; lost: boolean }> {
  let [other, lost] = [false, false];
  for (let copy = 1; ; copy += 1) {
    const id = copy === 1 ? name : `${name}-${copy}`;
    const [edition, send] = await Promise.all([store.editions.get(id), store.sends.get(id)]);
    // Compiled, and never sent: the process died in between.
    if (!send && (!edition || isSame(edition.subject))) return { id, other, lost };
    if (send?.ledgerLost) lost = true;
    if (!send || !edition || send.status === "cancelled") continue;
    if (isSame(edition.subject)) return { id, other: false, lost: false };
    other = true;
  }
}

export interface LaunchOptions {
  by: string;
  /** Compile, but wait for approval. */
  draft?: boolean | undefined;
  /** ISO instant: begin then. */
  at?: string | undefined;
}

/**
 * Lets a send of staff's go: at once or behind its undo window, at its time, or on approval. Repeating it changes
 * nothing. @throws DomainError `invalid` for texts that no mail can carry whole
 */
export async function launch(
  context: CompilingContext,
  request: Pick<SendRequest, "id" | "subject" | "audience">,
  { by, draft, at }: LaunchOptions,
): Promise<Send> {
  const known = await context.store.sends.get(request.id);
  if (known) return known;
  await assertReadable(context, request.subject);
  const isAhead = at !== undefined && Temporal.Instant.compare(instant(at), context.clock.now()) > 0;
  const startsAt = isAhead ? iso(instant(at)) : undefined;
  const release = draft ? { startsAt } : await releaseOf(context, request.audience, startsAt);
  // What it says is kept first: taking it into force reads it.
  await compileEdition(context, request.id, request.subject);
  const meeting = meetingOf(request.subject)?.slug;
  if (!draft && release.startsAt === undefined && meeting !== undefined) {
    await takeIntoForce(context, { id: request.id, kind: request.subject.kind, meeting });
  }
  return beginSend(context, { ...request, by, draft, ...release });
}
