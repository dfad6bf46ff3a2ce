import { statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { JsonLines } from "../../local/ses/json-lines.ts";
import type { Hub } from "./hub.ts";
import { bounces, readerOf } from "./people.ts";

export const reported = z.object({
  id: z.string(),
  status: z.string(),
  counts: z.record(z.string(), z.number()),
});
export type Reported = z.infer<typeof reported>;

/** What stands in three places that must agree, by reader's number. */
export interface Evidence {
  report: Reported;
  /** Outcomes in the recipients' CSV. */
  ledger: string[];
  /** Rows of the CSV that are no reader's. */
  strangers: number;
  /** Messages in the outbox. */
  sink: Uint8Array;
  /** Messages in the outbox that are of another send, or to nobody known. */
  others: number;
  /** Octets of MIME: by the journal, and on disk. */
  octets: { journal: number; disk: number };
}

/** The send by the API, as totals and as CSV. */
export async function readReport(hub: Hub, send: string, recipients: number) {
  const report = reported.parse(await hub.staff("GET", `/api/sends/${send}`));
  const ledger = Array.from({ length: recipients }, () => "");
  let strangers = 0;
  const { body } = await hub.open("GET", `/api/sends/${send}/recipients?format=csv`);
  if (!body) throw new Error("The recipients' CSV has no body.");
  let isHeader = true;
  for await (const line of linesOf(body)) {
    const [, email = "", outcome = ""] = line.replaceAll('"', "").split(",");
    const reader = readerOf(email);
    if (reader !== undefined && ledger[reader] === "") ledger[reader] = outcome;
    else if (!isHeader) strangers += 1;
    isHeader = false;
  }
  return { report, ledger, strangers };
}

async function* linesOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  let rest = "";
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}

const journalLine = z.object({
  to: z.array(z.string()),
  tags: z.record(z.string(), z.string()),
  offset: z.number(),
  length: z.number(),
});

/** The outbox by its own journal, message by message; the hub must have stopped. */
export function readSink(dataDir: string, send: string, recipients: number) {
  const sink = new Uint8Array(recipients);
  let others = 0;
  let journal = 0;
  const lines = new JsonLines(join(dataDir, "outbox", "messages.jsonl"), (value) => {
    const { to, tags, offset, length } = journalLine.parse(value);
    const reader = to.length === 1 ? readerOf(to[0] ?? "") : undefined;
    if (reader === undefined || tags.send !== send) others += 1;
    else sink[reader] = (sink[reader] ?? 0) + 1;
    journal = offset + length;
  });
  lines.close();
  const disk = statSync(join(dataDir, "outbox", "messages.raw")).size;
  return { sink, others, octets: { journal, disk } };
}

export interface Difference {
  what: string;
  expected: number | string;
  found: number | string;
}

/** Everything that is not as it should be; nothing when the report equals the sink and the sink holds each once. */
export function differences({ report, ledger, strangers, sink, others, octets }: Evidence): Difference[] {
  const readers = sink.length;
  const times = (matches: (messages: number) => boolean) => sink.filter(matches).length;
  const bounced = sink.reduce((sum, messages, reader) => sum + (bounces(reader) && messages > 0 ? 1 : 0), 0);
  const wrongRows = ledger.filter((outcome, reader) => outcome !== outcomeBy(sink, reader)).length;
  const { counts } = report;
  const checks: Difference[] = [
    { what: "readers in the sink once", expected: readers, found: times((messages) => messages === 1) },
    { what: "readers in the sink twice or more", expected: 0, found: times((messages) => messages > 1) },
    { what: "readers missing from the sink", expected: 0, found: times((messages) => messages === 0) },
    { what: "other messages in the sink", expected: 0, found: others },
    { what: "octets of MIME on disk", expected: octets.journal, found: octets.disk },
    { what: "status of the send", expected: "finished", found: report.status },
    { what: "report: recipients", expected: readers, found: counts.recipients ?? 0 },
    { what: "report: delivered", expected: readers - bounced, found: counts.delivered ?? 0 },
    { what: "report: bounced", expected: bounced, found: counts.bounced ?? 0 },
    ...["sent", "complained", "failed", "skipped", "uncertain"].map((name) => ({
      what: `report: ${name}`,
      expected: 0,
      found: counts[name] ?? 0,
    })),
    { what: "rows of the CSV that differ from the sink", expected: 0, found: wrongRows },
    { what: "rows of the CSV of nobody known", expected: 0, found: strangers },
  ];
  return checks.filter(({ expected, found }) => expected !== found);
}

function outcomeBy(sink: Uint8Array, reader: number): string {
  if (!sink[reader]) return "";
  return bounces(reader) ? "bounced" : "delivered";
}
