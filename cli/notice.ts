import type { Change, Meeting } from "./answers.ts";
import { clockOf } from "./standing.ts";

/** What readers of a meeting are about to be told, and what staff can still do about it; nothing when nothing waits. */
export function noticeLines({ slug, notice }: Meeting): string[] {
  if (!notice) return [];
  const what = newsOf(notice.changes);
  const command = `npm run hub -- meetings notice ${slug}`;
  return [
    `Those who were told of it are told ${what}, ${whenOf(notice.due)}.`,
    ...Object.entries(notice.note ?? {}).map(([language, sentence]) => `  With, in ${language}: ${sentence}`),
    `  To add a sentence:  ${command} --note-en "…" --note-fr "…"`,
    `  To send it now:     ${command} --now`,
    `  To tell nobody:     ${command} --suppress`,
  ];
}

/** After a restore nobody knows whether it was sent: it waits for staff (hub/restore/meetings.ts). */
const whenOf = (due: string): string => (due.startsWith("9999") ? "once you say so" : `soon after ${clockOf(due)}`);

function newsOf(changes: Change[]): string {
  const state = changes.find(({ field }) => field === "state");
  if (state?.after === "cancelled") return "that it is cancelled";
  if (state?.before === "cancelled") return "that it takes place after all";
  return `what has changed (${changes.map(({ field }) => field).join(", ")})`;
}

/** The mail that told of the present revision, when there is one. */
export function toldLines({ revision, told = [] }: Meeting): string[] {
  const last = told.at(-1);
  if (last?.revision !== revision || last.kind !== "update") return [];
  return [`Those who were told of it are told now: npm run hub -- sends show ${last.send}`];
}
