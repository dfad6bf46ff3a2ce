import type { AuditEntry } from "../audit/entry.ts";
import { recordAction } from "../audit/record.ts";
import { canonical } from "../canonical.ts";
import { tally, type Work } from "./work.ts";

const pageSize = 200;

/** Puts back on the audit trail what staff did since the backup, and notes the restore itself. */
export async function keepTrail(work: Work): Promise<void> {
  const { context, backup, report, journal } = work;
  const known = new Set<string>();
  for (let next: string | undefined; ; ) {
    const page = await context.store.audit.list(pageSize, next);
    for (const entry of page.items) known.add(canonical(entry));
    next = page.next;
    if (next === undefined || (page.items.at(-1)?.at ?? "") < oldest(journal?.actions ?? [])) break;
  }
  for (const entry of journal?.actions ?? []) {
    if (known.has(canonical(entry))) continue;
    known.add(canonical(entry));
    await context.store.audit.append(entry);
    tally(work, "entries put back on the audit trail");
  }
  const detail = { backup, ...Object.fromEntries(report.rows.map(({ what, count }) => [what, count])) };
  await recordAction(context, {
    actor: "restore",
    action: "hub.restore",
    subject: context.store.identity.table,
    detail,
  });
}

const oldest = (actions: AuditEntry[]): string => actions.map(({ at }) => at).sort()[0] ?? "9999";
