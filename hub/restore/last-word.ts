import type { SubscriberEntry } from "../journal/entry.ts";

/** The less mail somebody gets in a state, the earlier it stands here. */
const quietestFirst = ["erased", "complained", "bounced", "unsubscribed", "pending", "active"] as const;

/**
 * What the journal says last of a subscriber. Lines come before their writes, and of two who write at once one has to
 * start again: of several lines of one revision the one counts that lets the least mail out.
 */
export function lastWord(entries: SubscriberEntry[]): SubscriberEntry | undefined {
  const rev = Math.max(...entries.map((entry) => entry.rev));
  const [first, ...others] = entries
    .filter((entry) => entry.rev === rev)
    .sort((a, b) => quietestFirst.indexOf(a.state) - quietestFirst.indexOf(b.state));
  if (first?.state !== "active" || !first.topics) return first;
  const topics = first.topics.filter((topic) => others.every((other) => other.topics?.includes(topic)));
  return { ...first, topics };
}

/** Whether lines are missing in between: changes follow each other by one. */
export function hasGap(rev: number, entries: SubscriberEntry[]): boolean {
  const found = new Set(entries.map((entry) => entry.rev));
  const last = Math.max(rev, ...found);
  return found.size < last - rev;
}
