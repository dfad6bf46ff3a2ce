import { coldStart } from "../budgets.ts";
import { makeBundles } from "../bundle.ts";
import { spread, spreadText } from "../figures.ts";
import type { Bench, Measured, Row } from "../row.ts";
import { awsClients } from "./clients.ts";
import { importOnce, type Start } from "./import-once.ts";

const functions = ["public", "deliver"] as const;

interface Starts {
  ours: Start[];
  clients: Start[];
}

/** Fresh processes that import a function's bundle, in turn with ones that import its AWS clients alone. */
export async function measureColdStarts({ smoke, progress }: Bench): Promise<Measured> {
  const runs = smoke ? 2 : 15;
  const bundles = await makeBundles();
  try {
    const clients = await bundles.ofText("clients", awsClients);
    const results: Record<string, Starts> = {};
    const rows: Row[] = [];
    for (const name of functions) {
      const ours = await bundles.ofFunction(name);
      const starts: Starts = { ours: [], clients: [] };
      for (let run = -1; run < runs; run += 1) {
        progress(`${name}, ${run < 0 ? "warming up" : `start ${run + 1} of ${runs}`}`);
        const pair = { ours: await importOnce(ours), clients: await importOnce(clients) };
        if (run < 0) continue;
        starts.ours.push(pair.ours);
        starts.clients.push(pair.clients);
      }
      results[name] = starts;
      rows.push(rowOf(name, starts));
    }
    return { rows, figures: results };
  } finally {
    await bundles.remove();
  }
}

function rowOf(name: (typeof functions)[number], { ours, clients }: Starts): Row {
  const ratio = (of: keyof Start) => spread(ours.map((start, i) => start[of] / (clients[i]?.[of] ?? Number.NaN)));
  const ms = (starts: Start[], of: keyof Start) => `${spreadText(spread(starts.map((start) => start[of])), 0)} ms`;
  const cpu = ratio("cpuMs");
  const { aim, room } = coldStart;
  const atMost = coldStart.atMost[name];
  return {
    what: `Cold start of ${name}: CPU of its import, over its AWS clients' alone`,
    measured: `${spreadText(cpu)} ×`,
    atMost: `${atMost} ×`,
    share: cpu.median / (atMost * (1 + room)),
    besides: {
      "the design's aim": `${aim} ×, ${cpu.median <= aim ? "reached" : "not reached"}`,
      "room for a busy machine": `${Math.round(100 * room)} %`,
      "wall time, over": `${spreadText(ratio("wallMs"))} ×`,
      "import of the function, wall": ms(ours, "wallMs"),
      "import of its clients, wall": ms(clients, "wallMs"),
    },
  };
}
