import { Temporal } from "temporal-polyfill";
import { iso } from "../clock.ts";
import type { CompilingContext } from "../context.ts";
import { compileEdition } from "../editions/compile.ts";
import type { EditionSubject, PastMeeting } from "../editions/edition.ts";
import type { Meeting } from "../meetings/meeting.ts";
import { hoursOf, isPast } from "../meetings/times.ts";
import { changeSend } from "./change.ts";
import type { LetterKind } from "./letter.ts";
import type { CatchUp } from "./send.ts";

const kinds: LetterKind[] = ["confirmation", "welcome"];

/** Compiles the standing letters anew when templates or the hub's particulars changed; otherwise two small reads. */
export async function refreshStandingSends(context: CompilingContext): Promise<void> {
  const now = iso(context.clock.now());
  for (const kind of kinds) {
    const edition = `${kind}-${versionOf(context)}`;
    const send = await context.store.sends.get(kind);
    const isOver = send?.catchUp !== undefined && send.catchUp.until <= now;
    if (send?.edition === edition && !isOver) continue;
    await compileEdition(context, edition, { kind });
    const created = await context.store.sends.create({
      id: kind,
      kind,
      edition,
      status: "running",
      rev: 0,
      createdAt: now,
      by: "tick",
    });
    // What fails here is tried again, as long as the edition is the one before.
    if (kind === "welcome") await refreshCatchUp(context);
    if (!created) await changeSend(context, kind, (current) => ({ ...current, edition }));
  }
}

/**
 * Has the welcome tell of the next meeting that was announced, as it is now, and of what was said at the last one.
 * `announced` stands for what is stored of it, which is about to be replaced.
 */
export async function refreshCatchUp(context: CompilingContext, announced?: Meeting): Promise<void> {
  const kept = await context.store.meetings.list();
  const meetings = announced ? [...kept.filter(({ slug }) => slug !== announced.slug), announced] : kept;
  const wanted = await catchUpOf(context, meetings);
  await changeSend(context, "welcome", ({ catchUp, ...welcome }) =>
    JSON.stringify(catchUp) === JSON.stringify(wanted)
      ? undefined
      : { ...welcome, ...(wanted ? { catchUp: wanted } : {}) },
  );
}

async function catchUpOf(context: CompilingContext, meetings: Meeting[]): Promise<CatchUp | undefined> {
  const now = context.clock.now();
  const [meeting] = meetings
    .filter((one) => one.state === "scheduled" && one.announced !== undefined && !one.stale && !isPast(one, now))
    .sort((a, b) => Temporal.Instant.compare(hoursOf(a).start, hoursOf(b).start));
  if (!meeting?.announced) return undefined;
  const last = await lastReported(context, meetings);
  const subject: EditionSubject = { kind: "welcome", meeting, ...(last ? { last } : {}) };
  const { input, state, sequence, revisedAt } = meeting;
  const said = JSON.stringify([input, state, sequence, revisedAt, last?.recap]);
  const content = context.keys.hash("catch-up", said, 9).toString("base64url");
  const edition = `welcome-${versionOf(context)}-${meeting.slug}-${content}`;
  await compileEdition(context, edition, subject);
  return { edition, since: meeting.announced.at, until: iso(hoursOf(meeting).start) };
}

/** The last meeting that there is a recap of. */
export async function lastReported({ store }: CompilingContext, meetings: Meeting[]): Promise<PastMeeting | undefined> {
  const [recap] = await store.meetings.recaps();
  const meeting = meetings.find(({ slug }) => slug === recap?.meeting);
  return recap && meeting ? { meeting, recap } : undefined;
}

const versionOf = (context: CompilingContext): string => `${context.compiler.version}-${fingerprint(context)}`;

const fingerprint = ({ hub, keys }: CompilingContext): string =>
  keys.hash("standing edition", JSON.stringify(hub), 6).toString("hex");
