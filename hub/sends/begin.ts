import { iso } from "../clock.ts";
import type { CompilingContext, Context } from "../context.ts";
import { compileEdition } from "../editions/compile.ts";
import type { EditionSubject } from "../editions/edition.ts";
import { stalledAt } from "./due.ts";
import type { Due, Send } from "./send.ts";

export interface SendRequest {
  /** Deterministic: the same wish has the same id, so that asking twice sends once. */
  id: string;
  subject: EditionSubject;
  audience: NonNullable<Send["audience"]>;
  by: string;
  reminder?: Send["reminder"];
  /** On the hub's clock; at once when absent. */
  startsAt?: string | undefined;
  /** Waits for approval. */
  draft?: boolean | undefined;
}

/** Compiles the edition and lets the send begin: at once, at its time, or on approval. Repeating it changes nothing. */
export async function beginSend(context: CompilingContext, request: SendRequest): Promise<Send> {
  await compileEdition(context, request.id, request.subject);
  const send: Send = {
    id: request.id,
    kind: request.subject.kind,
    edition: request.id,
    status: request.draft ? "draft" : request.startsAt ? "scheduled" : "planning",
    rev: 0,
    createdAt: iso(context.clock.now()),
    by: request.by,
    audience: request.audience,
    ...("meeting" in request.subject ? { meeting: request.subject.meeting.slug } : {}),
    ...(request.reminder ? { reminder: request.reminder } : {}),
    ...(request.startsAt ? { startsAt: request.startsAt } : {}),
  };
  await context.store.sends.create(send, dueOf(context, send));
  const stored = await context.store.sends.get(send.id);
  if (!stored) throw new Error(`The send ${send.id} was not kept.`);
  if (stored.status === "planning") await context.queues.plan(stored.id);
  return stored;
}

/** When tick looks at a send again. */
export function dueOf(context: Pick<Context, "machine" | "delivery">, send: Send): Due | undefined {
  switch (send.status) {
    case "scheduled":
      return { clock: "hub", at: send.startsAt ?? send.createdAt };
    case "planning":
    case "running":
      return later(stalledAt(context), send.parkedUntil);
    case "draft":
    case "paused":
    case "finished":
    case "cancelled":
    case "missed":
      return undefined;
  }
}

const later = (due: Due, at: string | undefined): Due => (at !== undefined && at > due.at ? { ...due, at } : due);
