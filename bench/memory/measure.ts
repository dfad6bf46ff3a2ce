import type { Bench, Measured, Row } from "../row.ts";
import { deliverMemory } from "./deliver.ts";
import { planMemory } from "./plan.ts";

const mostMb = 160;
/** Heap that a hundred times the work may add before it counts as growing: less than one page of results. */
const flatMb = 8;

/** Memory of one function after so many recipients. */
export interface Sample {
  recipients: number;
  heapMb: number;
  peakMb: number;
}
/** Of each function, by ever more recipients. */
export type Series = Record<"deliver" | "plan", Sample[]>;

export interface MemoryMeasured extends Measured {
  series: Series;
}

/** The deployed bundles in processes of their own, over ever more recipients. */
export async function measureMemory({ smoke, progress }: Bench): Promise<MemoryMeasured> {
  const series: Series = {
    deliver: await deliverMemory(smoke ? [100, 200] : [1_000, 3_000, 10_000, 30_000], progress),
    plan: await planMemory(smoke ? [1_000, 2_000] : [1_000, 10_000, 100_000, 1_000_000], progress),
  };
  return { rows: [rowOf("deliver", series.deliver), rowOf("plan", series.plan)], figures: series, series };
}

function rowOf(name: string, samples: Sample[]): Row {
  const peak = Math.max(...samples.map(({ peakMb }) => peakMb));
  const heaps = samples.map(({ heapMb }) => heapMb);
  const grown = (heaps.at(-1) ?? 0) - (heaps[0] ?? 0);
  const last = samples.at(-1)?.recipients.toLocaleString("en");
  return {
    what: `Memory of ${name} up to ${last} recipients: most resident; growth of its heap`,
    measured: `${peak.toFixed(0)} MB; ${grown.toFixed(1)} MB`,
    atMost: `${mostMb} MB; flat (${flatMb} MB)`,
    share: Math.max(peak / mostMb, grown / flatMb),
    besides: Object.fromEntries(
      samples.map(({ recipients, heapMb, peakMb }) => [
        `${recipients.toLocaleString("en")} recipients`,
        `${heapMb.toFixed(1)} MB of heap after a collection, ${peakMb.toFixed(0)} MB most resident`,
      ]),
    ),
  };
}
