import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { StageOptions } from "./options.ts";
import type { Order, SeedOrder } from "./orders.ts";
import { type SeedResult, seedResult } from "./run-seed.ts";

/** Several stages side by side: the waits of one seed are the work of another. */
export class Stages {
  readonly #processes: ChildProcess[];

  private constructor(processes: ChildProcess[]) {
    this.#processes = processes;
  }

  static async set(count: number, { recipients, withholdEvents, rate, verbose }: StageOptions): Promise<Stages> {
    const processes = Array.from({ length: count }, start);
    const options = { recipients, withholdEvents, verbose, ...(rate === undefined ? {} : { rate }) };
    await Promise.all(processes.map((stage) => ask(stage, { kind: "set", options })));
    return new Stages(processes);
  }

  /** Runs seeds wherever a stage is free, in their order; `next` answers undefined when there are no more. */
  async run(next: () => SeedOrder | undefined, ended: (order: SeedOrder, result: SeedResult) => void): Promise<void> {
    await Promise.all(
      this.#processes.map(async (stage) => {
        for (let order = next(); order; order = next()) ended(order, seedResult.parse(await ask(stage, order)));
      }),
    );
  }

  async close(): Promise<void> {
    await Promise.all(
      this.#processes.map(async (stage) => {
        if (stage.exitCode !== null) return;
        const exit = once(stage, "exit");
        stage.send({ kind: "close" } satisfies Order);
        await exit;
      }),
    );
  }
}

function start(): ChildProcess {
  return fork(fileURLToPath(new URL("stage-process.ts", import.meta.url)), {
    execArgv: ["--import", "tsx"],
    serialization: "advanced",
  });
}

/** @throws Error when the process falls over instead of answering */
async function ask(stage: ChildProcess, order: Order): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const fallen = (code: number | null) => reject(new Error(`A stage fell over with code ${code}.`));
  stage.once("exit", fallen);
  stage.once("message", resolve);
  stage.send(order);
  try {
    return await promise;
  } finally {
    stage.off("exit", fallen);
    stage.off("message", resolve);
  }
}
