import { Temporal } from "temporal-polyfill";
import { instant, iso } from "../clock.ts";
import type { CompilingContext } from "../context.ts";
import { DomainError, invalid, notFound } from "../errors.ts";
import { beginSend } from "../sends/begin.ts";
import { releaseOf } from "../sends/release.ts";
import type { Send } from "../sends/send.ts";
import { takeIntoForce } from "./force.ts";
import type { Meeting } from "./meeting.ts";
import { spanOf, stateOf } from "./times.ts";

export interface AnnounceOptions {
  by: string;
  /** Compile, but wait for approval. */
  draft?: boolean | undefined;
  /** ISO instant: begin then. */
  at?: string | undefined;
  /** Announce a revised meeting although an earlier revision was announced. */
  again?: boolean | undefined;
}

/**
 * Announces a meeting to all who chose announcements. The meeting is on the calendar from when the send begins.
 * A revision is announced once: asking again the same way answers the send that there is. @throws DomainError
 */
export async function announce(context: CompilingContext, slug: string, options: AnnounceOptions): Promise<Send> {
  const meeting = await context.store.meetings.get(slug);
  if (!meeting) throw notFound(`meeting ${slug}`);
  assertAhead(context, meeting);
  const startsAt = startOf(context, meeting, options);
  const known = await announcementOf(context, meeting, options);
  if (!options.again && (known?.ledgerLost || (!known && (await wasLost(context, meeting))))) throw sentBefore();
  if (known && known.status !== "cancelled") return sameWish(known, options, startsAt);
  const id = await freeId(context, meeting);
  const send = { id, kind: "announcement", meeting: slug } as const;
  const audience = { topic: "announcements" } as const;
  const release = options.draft ? { startsAt } : await releaseOf(context, audience, startsAt);
  if (!options.draft && release.startsAt === undefined) await takeIntoForce(context, send);
  return beginSend(context, {
    id,
    subject: { kind: "announcement", meeting },
    audience,
    by: options.by,
    draft: options.draft,
    ...release,
  });
}

/** The announcement that an earlier request made of what the meeting says now. */
async function announcementOf(
  context: CompilingContext,
  meeting: Meeting,
  { again }: AnnounceOptions,
): Promise<Send | undefined> {
  if (again) return undefined;
  const { announced } = meeting;
  if (!announced) return context.store.sends.get(await lastId(context, meeting));
  const send = await context.store.sends.get(announced.send);
  if (announced.revision === meeting.revision) return send;
  throw new DomainError(
    "conflict",
    `Revision ${announced.revision} of this meeting was announced already; who was told gets a notice of what changed. ` +
      "To announce the present one to everybody, ask with again: true.",
  );
}

/** Whether it was announced before the hub was restored from a backup that did not know it. */
async function wasLost({ store }: CompilingContext, { slug }: Meeting): Promise<boolean> {
  const tellers = await Promise.all((await store.meetings.tellers(slug)).map((id) => store.sends.get(id)));
  return tellers.some((send) => send?.kind === "announcement" && send.ledgerLost);
}

const sentBefore = () =>
  new DomainError(
    "conflict",
    "This meeting was announced before the hub was restored from a backup, and readers may have it. To announce it to " +
      "everybody all the same, ask with again: true.",
  );

function sameWish(send: Send, { draft }: AnnounceOptions, startsAt: string | undefined): Send {
  const waits = send.status === "draft" || send.status === "scheduled";
  const sameStart =
    send.undoUntil === undefined ? send.startsAt === startsAt : startsAt === undefined || startsAt <= send.undoUntil;
  if (!waits || (send.status === "draft" ? draft === true : sameStart && !draft)) return send;
  throw new DomainError("conflict", `The ${send.status} announcement ${send.id} waits already: approve or cancel it.`);
}

const idOf = ({ slug, revision }: Meeting, copy: number): string =>
  `announcement-${slug}-r${revision}${copy === 1 ? "" : `-${copy}`}`;

/** The first id that no cancelled or finished announcement of this revision has. */
async function freeId(context: CompilingContext, meeting: Meeting): Promise<string> {
  for (let copy = 1; ; copy += 1) {
    if (!(await context.store.sends.get(idOf(meeting, copy)))) return idOf(meeting, copy);
  }
}

async function lastId(context: CompilingContext, meeting: Meeting): Promise<string> {
  for (let copy = 1; ; copy += 1) {
    if (!(await context.store.sends.get(idOf(meeting, copy + 1)))) return idOf(meeting, copy);
  }
}

function assertAhead(context: CompilingContext, meeting: Meeting): void {
  const now = context.clock.now();
  const span = spanOf(meeting.input);
  if (meeting.state === "cancelled")
    throw new DomainError("conflict", "This meeting was cancelled. Reinstate it first.");
  if (meeting.stale) {
    throw new DomainError(
      "conflict",
      "This meeting was restored from a backup, and is not as you wrote it last. Write it again, then announce it.",
    );
  }
  if (stateOf(meeting, now) === "held" || (span && Temporal.Instant.compare(span.start.toInstant(), now) <= 0)) {
    throw new DomainError("conflict", "This meeting has started already; correct its date, or send a recap.");
  }
  const month = meeting.input.month;
  if (month !== undefined && month < now.toZonedDateTimeISO(meeting.input.zone).toPlainDate().toString().slice(0, 7)) {
    throw new DomainError("conflict", "The month of this meeting has passed.");
  }
}

function startOf(context: CompilingContext, meeting: Meeting, { at }: AnnounceOptions): string | undefined {
  if (at === undefined || Temporal.Instant.compare(instant(at), context.clock.now()) <= 0) return undefined;
  const start = spanOf(meeting.input)?.start.toInstant();
  if (start && Temporal.Instant.compare(instant(at), start) >= 0) {
    throw invalid("at", "The announcement would come after the meeting has started.");
  }
  return iso(instant(at));
}
