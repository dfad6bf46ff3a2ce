import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { instant, iso } from "../clock.ts";
import type { Context } from "../context.ts";
import { DomainError, type FieldError } from "../errors.ts";
import { fieldErrors } from "../fields.ts";
import { enqueueLetter } from "../sends/letter.ts";
import { parseAddress, subscriberId } from "./address.ts";
import { changeSubscriber } from "./change.ts";
import { isPerson, type Person, profile, type Subscriber } from "./subscriber.ts";

/**
 * One row of an import. With `confirmedAt` and `source` (when and where this person confirmed before) the
 * subscription is taken over as it stands; without them the person is asked to confirm, as by the form.
 */
export const importRow = z
  .strictObject({
    email: z.string().max(300),
    name: profile.shape.name,
    language: profile.shape.language,
    zone: profile.shape.zone,
    topics: profile.shape.topics,
    confirmedAt: z.iso.datetime({ offset: true, error: "Write an instant, such as 2024-10-09T12:00:00Z." }).optional(),
    source: z.string().min(1).max(200).optional(),
  })
  .refine((row) => (row.confirmedAt === undefined) === (row.source === undefined), {
    error: "confirmedAt and source go together: when, and where, this person confirmed.",
    path: ["confirmedAt"],
  });

export const importInput = z.object({ rows: z.array(z.unknown()).min(1).max(500) });

export interface ImportResult {
  /** Taken over with their earlier confirmation. */
  active: number;
  /** Asked to confirm. */
  pending: number;
  /** Known already: an import never changes what a person chose, or brings back one who left. */
  unchanged: number;
}

/** Rows written at the same time. */
const atOnce = 20;

type Row = z.infer<typeof importRow> & { id: string };

/** All rows or none are taken. `first` numbers the first row for the errors. @throws DomainError `invalid` */
export async function importSubscribers(
  context: Context,
  input: z.infer<typeof importInput>,
  actor: string,
  options: { first?: number; dryRun?: boolean } = {},
): Promise<ImportResult> {
  const rows = parseRows(context, input.rows, options.first ?? 1);
  const result: ImportResult = { active: 0, pending: 0, unchanged: 0 };
  for (const zone of new Set(rows.map((row) => row.zone))) {
    if (!options.dryRun) await context.store.subscribers.addZone(zone);
  }
  const known = await context.store.subscribers.getMany(rows.map((row) => row.id));
  const changed = rows.filter((row) => {
    const unchanged = known.has(row.id) && !isUnfinished(known.get(row.id), row);
    result[unchanged ? "unchanged" : row.confirmedAt === undefined ? "pending" : "active"] += 1;
    return !unchanged;
  });
  for (let i = 0; !options.dryRun && i < changed.length; i += atOnce) {
    await Promise.all(changed.slice(i, i + atOnce).map((row) => importOne(context, row, known.get(row.id), actor)));
  }
  return result;
}

/** Someone imported as pending whose letter a crash may have held back gets it when the import is repeated. */
const isUnfinished = (known: Subscriber | undefined, row: Row): boolean =>
  row.confirmedAt === undefined && known?.state === "pending";

async function importOne(context: Context, row: Row, known: Subscriber | undefined, actor: string): Promise<void> {
  const now = context.clock.now();
  const { before, after } = await changeSubscriber<Person>(
    context,
    row.id,
    (current) => (current ? undefined : fromRow(context, row, now, actor)),
    { current: known },
  );
  const person = after ?? before;
  if (isPerson(person) && person.signUp) {
    await enqueueLetter(context, "confirmation", row.id, String(person.signUp.at));
  }
}

function fromRow(context: Context, row: Row, now: Temporal.Instant, actor: string): Person {
  const confirmed = row.confirmedAt === undefined ? undefined : iso(instant(row.confirmedAt));
  const chosen = { name: row.name, language: row.language, zone: row.zone, topics: row.topics };
  return {
    id: row.id,
    rev: 0,
    state: confirmed === undefined ? "pending" : "active",
    createdAt: iso(now),
    stateAt: iso(now),
    email: parseAddress(row.email),
    profile: chosen,
    zones: [{ zone: row.zone, since: confirmed ?? iso(now) }],
    consents: [
      {
        wording: confirmed === undefined ? context.hub.consentVersion : "imported",
        language: row.language,
        at: confirmed ?? iso(now),
        source: row.source ?? `import by ${actor}`,
        network: "",
        ...(confirmed === undefined ? {} : { confirmedAt: confirmed }),
      },
    ],
    ...(confirmed === undefined
      ? { signUp: { at: Math.floor(now.epochMilliseconds / 1000), profile: chosen } }
      : { confirmedAt: confirmed }),
  };
}

function parseRows(context: Context, rows: unknown[], first: number): Row[] {
  const problems: FieldError[] = [];
  const parsed: Row[] = [];
  const seen = new Map<string, number>();
  for (const [i, raw] of rows.entries()) {
    const at = (field: string) => `rows.${first + i}${field && `.${field}`}`;
    const row = importRow.safeParse(raw);
    if (!row.success) {
      problems.push(...fieldErrors(row.error, "").map(({ field, message }) => ({ field: at(field), message })));
      continue;
    }
    try {
      const id = subscriberId(context.keys, parseAddress(row.data.email));
      const twin = seen.get(id);
      if (twin !== undefined) problems.push({ field: at("email"), message: `The same address stands in row ${twin}.` });
      seen.set(id, first + i);
      if (row.data.confirmedAt && Temporal.Instant.compare(instant(row.data.confirmedAt), context.clock.now()) > 0) {
        problems.push({ field: at("confirmedAt"), message: "This instant is in the future." });
      }
      parsed.push({ ...row.data, id });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      problems.push(...error.fields.map(({ field, message }) => ({ field: at(field), message })));
    }
  }
  if (problems.length > 0) throw new DomainError("invalid", "Some rows cannot be imported; none were.", problems);
  return parsed;
}
