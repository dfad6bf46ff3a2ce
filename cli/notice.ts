import type { Meeting } from "./answers.ts";
import { clockOf } from "./standing.ts";

/** What readers of a meeting are about to be told, and what staff can still do about it; nothing when nothing waits. */
export function noticeLines({ slug, state, notice }: Meeting): string[] {
  if (!notice) return [];
  const fields = notice.changes.map(({ field }) => field).join(", ");
  const what = state === "cancelled" ? "that it is cancelled" : `what has changed (${fields})`;
  const command = `npm run hub -- meetings notice ${slug}`;
  return [
    `Those who were told of it are told ${what}, soon after ${clockOf(notice.due)}.`,
    ...Object.entries(notice.note ?? {}).map(([language, sentence]) => `  With, in ${language}: ${sentence}`),
    `  To add a sentence:  ${command} --note-en "…" --note-fr "…"`,
    `  To send it now:     ${command} --now`,
    `  To tell nobody:     ${command} --suppress`,
  ];
}

/** The mail that told of the present revision, when there is one. */
export function toldLines({ revision, told = [] }: Meeting): string[] {
  const last = told.at(-1);
  if (last?.revision !== revision || last.kind !== "update") return [];
  return [`Those who were told of it are told now: npm run hub -- sends show ${last.send}`];
}
