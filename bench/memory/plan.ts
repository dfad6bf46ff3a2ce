import { sizes, v8Options } from "../../infra/sizes.ts";
import { announce } from "../announcement.ts";
import { makeBundles } from "../bundle.ts";
import { startChild } from "../child.ts";
import { startCloud, startEngine } from "../engines/engines.ts";
import { contextBy, createClients } from "../hub-context.ts";
import { functionEnvironment } from "../settings.ts";
import { usage } from "../usage.ts";
import type { Sample } from "./measure.ts";

/** `plan` over audiences that the engine makes up as they are walked: a fresh process for each size. */
export async function planMemory(audiences: number[], progress: (text: string) => void): Promise<Sample[]> {
  const [cloud, database, bundles] = await Promise.all([startCloud(), startEngine("audience.ts"), makeBundles()]);
  try {
    const endpoints = { cloud: cloud.url, dynamodb: database.url };
    const context = contextBy(createClients(endpoints));
    const worker = await bundles.ofModule(new URL("../handler-worker.ts", import.meta.url));
    const env = { ...functionEnvironment(endpoints), BENCH_HANDLER: await bundles.ofFunction("plan") };
    const samples: Sample[] = [];
    for (const recipients of audiences) {
      progress(`plan, ${recipients.toLocaleString("en")} recipients`);
      await database.child.ask({ audience: recipients });
      const { id } = await announce(context, "announcement", { status: "planning" });
      const { child } = await startChild(worker, env, ["--expose-gc", ...v8Options(sizes.plan.memory)]);
      const { heapMb, peakMb } = usage.parse(await child.ask([JSON.stringify({ send: id })]));
      await child.stop();
      const planned = await context.store.sends.get(id);
      if (planned?.recipients !== recipients) throw new Error(`Planned ${planned?.recipients} of ${recipients}.`);
      samples.push({ recipients, heapMb, peakMb });
    }
    return samples;
  } finally {
    await Promise.all([cloud.stop(), database.child.stop(), bundles.remove()]);
  }
}
