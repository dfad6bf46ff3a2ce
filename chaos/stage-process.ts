import { order, type SeedOrder } from "./orders.ts";
import { runSeed } from "./run-seed.ts";
import { type Stage, setStage } from "./stage.ts";

/** A stage in a process of its own: set once, then one seed after the other, as it is told. */
let stage: Stage | undefined;
let staffed = "";

process.on("message", (message) => {
  act(message).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  });
});
// Whoever started it is gone: so is the experiment.
process.once("disconnect", () => process.exit());
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

async function act(message: unknown): Promise<void> {
  const told = order.parse(message);
  if (told.kind === "set") {
    stage = await setStage(told.options);
    process.send?.("set");
    return;
  }
  if (!stage) throw new Error("The stage is not set.");
  if (told.kind === "close") {
    await stage.close();
    process.disconnect();
    return;
  }
  await staff(stage, told);
  process.send?.(await runSeed(stage, told.protocol, told.seed));
}

/** The workers stay from seed to seed while their protocol and their code do. */
async function staff({ crew, orders }: Stage, { bundle, protocol }: SeedOrder): Promise<void> {
  if (staffed === `${bundle} ${protocol}`) return;
  await crew.stop();
  await crew.start(bundle, { ...orders, protocol });
  staffed = `${bundle} ${protocol}`;
}
