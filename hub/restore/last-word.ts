import type { SubscriberLine } from "../journal/entry.ts";

/** The less mail somebody gets in a state, the earlier it stands here. */
const quietestFirst = ["erased", "complained", "bounced", "unsubscribed", "pending", "active"] as const;

/**
 * What the journal says last of a subscriber. Lines come before their writes, and of two who write at once one has to
 * start again: of several lines of one revision the one counts that lets the least mail out. Each table counts revisions
 * for itself, so of the last words in several tables the quietest counts, too.
 */
export function lastWord(lines: SubscriberLine[]): SubscriberLine | undefined {
  return quietest([...byTable(lines).values()].flatMap((own) => quietest(ofLastRevision(own)) ?? []));
}

function ofLastRevision(lines: SubscriberLine[]): SubscriberLine[] {
  const rev = Math.max(...lines.map((line) => line.rev));
  return lines.filter((line) => line.rev === rev);
}

function quietest(lines: SubscriberLine[]): SubscriberLine | undefined {
  const [first, ...others] = lines.toSorted((a, b) => quietestFirst.indexOf(a.state) - quietestFirst.indexOf(b.state));
  if (first?.state !== "active" || !first.topics) return first;
  const topics = first.topics.filter((topic) => others.every((other) => other.topics?.includes(topic)));
  return { ...first, topics };
}

/**
 * Whether lines are missing in between: changes follow each other by one, in the table of the backup from the revision
 * that is kept there, `rev`; in a later one from wherever they begin.
 */
export function hasGap(kept: { table: string; rev: number }, lines: SubscriberLine[]): boolean {
  return [...byTable(lines)].some(([table, own]) => {
    const found = new Set(own.map(({ rev }) => rev));
    const [first, last] = [Math.min(...found), Math.max(...found)];
    const from = table === kept.table ? kept.rev + 1 : first;
    return [...found].filter((rev) => rev >= from).length < last - from + 1;
  });
}

const byTable = (lines: SubscriberLine[]): Map<string, SubscriberLine[]> => Map.groupBy(lines, ({ table }) => table);
