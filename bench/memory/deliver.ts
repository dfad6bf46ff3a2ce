import { createTableIfMissing } from "../../adapters/dynamodb/create-table.ts";
import { sizes, v8Options } from "../../infra/sizes.ts";
import { gather, reader } from "../audience.ts";
import { makeBundles } from "../bundle.ts";
import { startChild } from "../child.ts";
import { freezeChunks } from "../chunks.ts";
import { startEngines } from "../engines/engines.ts";
import { contextBy, createClients } from "../hub-context.ts";
import { functionEnvironment, tableName } from "../settings.ts";
import { usage } from "../usage.ts";
import type { Sample } from "./measure.ts";

const people = 1_000;

/** One container of `deliver`, chunk after chunk: nothing of a chunk may stay behind. */
export async function deliverMemory(marks: number[], progress: (text: string) => void): Promise<Sample[]> {
  const [engines, bundles] = await Promise.all([startEngines(), makeBundles()]);
  try {
    const clients = createClients(engines.endpoints);
    const context = contextBy(clients);
    const { chunkSize } = context.delivery;
    await createTableIfMissing(clients.database, tableName);
    progress("storing subscribers and chunks");
    const ids = await gather(
      context,
      Array.from({ length: people }, (_, i) => reader(context, i)),
    );
    const chunks = await freezeChunks(context, "announcement", ids, Math.max(...marks) / chunkSize);
    const worker = await bundles.ofModule(new URL("../handler-worker.ts", import.meta.url));
    const env = { ...functionEnvironment(engines.endpoints), BENCH_HANDLER: await bundles.ofFunction("deliver") };
    const { child } = await startChild(worker, env, ["--expose-gc", ...v8Options(sizes.deliver.memory)]);
    const samples: Sample[] = [];
    let done = 0;
    for (const recipients of marks) {
      progress(`deliver, ${recipients.toLocaleString("en")} recipients`);
      const refs = chunks.slice(done / chunkSize, recipients / chunkSize);
      const { heapMb, peakMb } = usage.parse(await child.ask(refs.map((ref) => JSON.stringify(ref))));
      samples.push({ recipients, heapMb, peakMb });
      done = recipients;
    }
    await child.stop();
    return samples;
  } finally {
    await Promise.all([engines.stop(), bundles.remove()]);
  }
}
