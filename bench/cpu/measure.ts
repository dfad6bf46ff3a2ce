import { createTableIfMissing } from "../../adapters/dynamodb/create-table.ts";
import type { ChunkRef } from "../../hub/sends/chunk.ts";
import { gather, reader } from "../audience.ts";
import { makeBundles } from "../bundle.ts";
import { type Child, startChild } from "../child.ts";
import { freezeChunks } from "../chunks.ts";
import { startEngines } from "../engines/engines.ts";
import { contextBy, createClients } from "../hub-context.ts";
import type { Bench, Measured } from "../row.ts";
import { functionEnvironment, tableName } from "../settings.ts";
import { usage } from "../usage.ts";
import { rowsOf } from "./rows.ts";
import { type Way, ways } from "./ways.ts";

const send = "announcement";
const perChunk = 50;

/** Milliseconds of CPU a message in each round, by way; `handler` is the deployed function. */
export type Rounds = Record<Way | "handler", number[]>;

/** CPU per message of the deployed `deliver`, and of the other ways, round by round in turn. */
export async function measureCpu({ smoke, progress }: Bench): Promise<Measured> {
  const rounds = smoke ? 2 : 6;
  const chunksARound = smoke ? 2 : 12;
  const warmUp = smoke ? 1 : 2;
  const [engines, bundles] = await Promise.all([startEngines(), makeBundles()]);
  const children: Child[] = [];
  try {
    const context = contextBy(createClients(engines.endpoints));
    await createTableIfMissing(createClients(engines.endpoints).database, tableName);
    progress("storing subscribers and chunks");
    const people = Array.from({ length: chunksARound * perChunk }, (_, i) => reader(context, i));
    const ids = await gather(context, people);
    const chunks = await freezeChunks(context, send, ids, 2 * chunksARound * (rounds + warmUp));

    const env = functionEnvironment(engines.endpoints);
    const start = async (file: string, more: Record<string, string> = {}) => {
      const { child } = await startChild(file, { ...env, ...more });
      children.push(child);
      return child;
    };
    const handlerBundle = await bundles.ofFunction("deliver");
    const handler = await start(await bundles.ofModule(new URL("../handler-worker.ts", import.meta.url)), {
      BENCH_HANDLER: handlerBundle,
    });
    const baseline = await bundles.ofModule(new URL("baseline-worker.ts", import.meta.url));
    const others = await Promise.all(ways.map(async (way) => ({ way, child: await start(baseline) })));

    const results: Rounds = {
      handler: [],
      bare: [],
      "bare in waves": [],
      rendered: [],
      "without SES": [],
      spliced: [],
    };
    const take = (): ChunkRef[] => chunks.splice(0, chunksARound);
    for (let round = 0; round < warmUp + rounds; round += 1) {
      progress(round < warmUp ? `warming up` : `round ${round + 1 - warmUp} of ${rounds}`);
      const note = (way: keyof Rounds, answer: unknown) => {
        if (round >= warmUp) results[way].push(usage.parse(answer).cpuMs / ids.length);
      };
      note("handler", await handler.ask(take().map((ref) => JSON.stringify(ref))));
      const accepted = await engines.cloud.accepted();
      if (accepted !== ids.length) throw new Error(`The handler sent ${accepted} of ${ids.length} messages.`);
      for (const { way, child } of others) {
        note(way, await child.ask({ way, edition: send, ids, refs: way === "without SES" ? take() : [] }));
        await engines.cloud.accepted();
      }
    }
    return { rows: rowsOf(results), figures: { messagesARound: ids.length, msOfCpuPerMessage: results } };
  } finally {
    await Promise.all(children.map((child) => child.stop()));
    await Promise.all([engines.stop(), bundles.remove()]);
  }
}
