import type { Context } from "../../hub/context.ts";
import type { Meeting, Telling } from "../../hub/meetings/meeting.ts";
import type { Recap } from "../../hub/meetings/recap.ts";

/** Something that readers were told of a meeting. */
export interface Told {
  kind: Telling["kind"];
  /** Its name among the meeting's tellings, for good; the first announcement goes without. */
  name?: string;
  at: string;
  /** Since when it says what it says now. */
  updated: string;
  /** The meeting as readers were told of it. */
  meeting: Meeting;
  /** The meeting as they had been told of it before. */
  before?: Meeting;
  recap?: Recap;
}

type Reading = Pick<Context, "store">;
type Named = Telling & Pick<Told, "name" | "updated">;

/** What readers were told of a meeting, the oldest first; at most the last `latest`. */
export async function toldOf({ store }: Reading, meeting: Meeting, latest: number): Promise<Told[]> {
  const tellings = tellingsOf(meeting);
  const known = new Map([[meeting.revision, Promise.resolve<Meeting | undefined>(meeting)]]);
  const version = async (revision: number): Promise<Meeting> => {
    const asked = known.get(revision) ?? store.meetings.revision(meeting.slug, revision);
    known.set(revision, asked);
    return (await asked) ?? meeting;
  };
  const read = async ({ kind, name, at, updated, revision }: Named, i: number): Promise<Told> => {
    const before = tellings.slice(0, i).findLast((earlier) => earlier.kind !== "recap");
    const recap = kind === "recap" ? await store.meetings.recap(meeting.slug) : undefined;
    return {
      kind,
      at,
      updated,
      meeting: await version(revision),
      ...(name === undefined ? {} : { name }),
      ...(before ? { before: await version(before.revision) } : {}),
      ...(recap ? { recap } : {}),
    };
  };
  const first = Math.max(0, tellings.length - latest);
  return Promise.all(tellings.slice(first).map((telling, i) => read(telling, first + i)));
}

/** What there is to tell of any meeting, the newest first; at most `limit`. */
export async function lastTold(context: Reading, shown: Meeting[], limit: number): Promise<Told[]> {
  const meetings = shown.map(withCancellation);
  const times = meetings.flatMap((meeting) => tellingsOf(meeting).map(({ at }) => at)).sort();
  const since = times.at(-limit) ?? "";
  const recent = meetings.filter((meeting) => tellingsOf(meeting).some(({ at }) => at >= since));
  const told = await Promise.all(recent.map((meeting) => toldOf(context, meeting, limit)));
  return told
    .flat()
    .filter(({ kind, recap }) => kind !== "recap" || recap)
    .reverse()
    .sort((a, b) => b.at.localeCompare(a.at))
    .slice(0, limit);
}

/** That a meeting is cancelled is told here even if it was mailed to nobody, under the name that such a mail would have. */
function withCancellation(meeting: Meeting): Meeting {
  const { state, told, revision, revisedAt } = meeting;
  if (state !== "cancelled" || told.length === 0) return meeting;
  if (told.some((telling) => telling.kind === "cancellation" && telling.revision === revision)) return meeting;
  return { ...meeting, told: [...told, { kind: "cancellation", send: "", revision, at: revisedAt }] };
}

/** Of several recaps of a meeting only the last is kept, so only that one is listed. */
function tellingsOf(meeting: Meeting): Named[] {
  const told = announcedFirst(meeting);
  const lastRecap = told.findLastIndex(({ kind }) => kind === "recap");
  return told
    .map((telling, i) => ({ ...telling, name: nameOf(told, i) }))
    .filter(({ kind }, i) => kind !== "recap" || i === lastRecap)
    .map(({ name, ...telling }) => ({ updated: telling.at, ...telling, ...(name === undefined ? {} : { name }) }));
}

/** A meeting that is on the calendar without a mail is announced all the same: what it says now stands for what was told. */
function announcedFirst({ told, announced, scheduledAt, createdAt, revision, revisedAt }: Meeting) {
  if (told.some(({ kind }) => kind === "announcement")) return told;
  const at = announced?.at ?? scheduledAt ?? createdAt;
  const isUntold = told.length === 0;
  const announcement = {
    kind: "announcement" as const,
    send: announced?.send ?? "",
    revision: isUntold ? revision : (announced?.revision ?? revision),
    at,
    updated: !isUntold || revisedAt < at ? at : revisedAt,
  };
  return [announcement, ...told];
}

function nameOf(told: Pick<Telling, "kind" | "revision">[], i: number): string | undefined {
  const telling = told[i];
  if (!telling || i === told.findIndex(({ kind }) => kind === "announcement")) return undefined;
  const { kind, revision } = telling;
  const copies = told.slice(0, i).filter((other) => other.kind === kind && other.revision === revision).length;
  return `${kind}-r${revision}${copies === 0 ? "" : `-${copies + 1}`}`;
}
