import { iso } from "../clock.ts";
import type { CompilingContext, Context } from "../context.ts";
import { compileEdition } from "../editions/compile.ts";
import { type EditionSubject, meetingOf } from "../editions/edition.ts";
import { simulator } from "./audience.ts";
import { dueOf } from "./due.ts";
import type { Send } from "./send.ts";

export interface SendRequest {
  /** Deterministic: the same wish has the same id, so that asking twice sends once. */
  id: string;
  subject: EditionSubject;
  audience: NonNullable<Send["audience"]>;
  by: string;
  reminder?: Send["reminder"];
  /** On the hub's clock; at once when absent. */
  startsAt?: string | undefined;
  /** Its start was put off so that it can be undone. */
  undoUntil?: string | undefined;
  /** Waits for approval. */
  draft?: boolean | undefined;
}

/** Compiles the edition and lets the send begin: at once, at its time, or on approval. Repeating it changes nothing. */
export async function beginSend(context: CompilingContext, request: SendRequest): Promise<Send> {
  await compileEdition(context, request.id, request.subject);
  // A smoke test's meeting is nobody's: nothing about it is kept.
  const meeting = request.audience.topic === simulator ? undefined : meetingOf(request.subject);
  if (meeting && request.subject.kind !== "recap") await context.store.meetings.addTeller(meeting.slug, request.id);
  const send: Send = {
    id: request.id,
    kind: request.subject.kind,
    edition: request.id,
    status: request.draft ? "draft" : request.startsAt ? "scheduled" : "planning",
    rev: 0,
    createdAt: iso(context.clock.now()),
    by: request.by,
    audience: request.audience,
    ...(meeting ? { meeting: meeting.slug } : {}),
    ...(request.reminder ? { reminder: request.reminder } : {}),
    ...(request.startsAt ? { startsAt: request.startsAt } : {}),
    ...(request.undoUntil ? { undoUntil: request.undoUntil } : {}),
  };
  const isNew = await context.store.sends.create(send, dueOf(context, send));
  if (isNew) context.log.info("A send was made", { send: send.id, kind: send.kind, status: send.status, by: send.by });
  const stored = await context.store.sends.get(send.id);
  if (!stored) throw new Error(`The send ${send.id} was not kept.`);
  if (stored.status === "planning") await queuePlan(context, stored);
  return stored;
}

/** Whoever has confirmed before an announcement began is on the audience index by then. */
const indexLagSeconds = 3;

/** Asks for a planner. */
export async function queuePlan({ queues }: Pick<Context, "queues">, { id, kind, begunAt }: Send): Promise<void> {
  const isFirst = kind === "announcement" && begunAt === undefined;
  await queues.plan(id, isFirst ? indexLagSeconds : undefined);
}
