import { type ChildProcess, fork } from "node:child_process";
import { dirname, join } from "node:path";
import { deliverWorkers, feedbackWorkers } from "./settings.ts";
import type { Assignment, Role } from "./workers/assignment.ts";

const positions: Role[] = [
  "plan",
  "tick",
  ...Array.from({ length: feedbackWorkers }, () => "feedback" as const),
  ...Array.from({ length: deliverWorkers }, () => "deliver" as const),
];
/** Warm processes, so that a killed worker has a successor as soon as Lambda would have one. */
const spares = 3;

export interface Freeze {
  worker: string;
  from: number;
  until: number;
}

type Orders = Omit<Assignment, "role" | "worker">;

/** The processes at work. One that is killed is replaced at once, by another with another name. */
export class Crew {
  kills = 0;
  /** Who was frozen, and when (epoch ms). */
  freezes: Freeze[] = [];
  readonly #atWork = new Map<string, { role: Role; process: ChildProcess }>();
  readonly #spare: Promise<ChildProcess>[] = [];
  #orders: Orders | undefined;
  #bundle = "";
  #named = 0;

  constructor() {
    // A frozen process would not notice that it is alone, and stay for ever.
    process.once("exit", () => {
      for (const { process: worker } of this.#atWork.values()) worker.kill("SIGKILL");
    });
  }

  /** `bundle` is the worker's file. */
  async start(bundle: string, orders: Orders): Promise<void> {
    this.#bundle = bundle;
    this.#orders = orders;
    await Promise.all(positions.map((role) => this.#employ(role)));
  }

  /** Names of those at work, `deliver-17`. */
  get names(): string[] {
    return [...this.#atWork.keys()];
  }

  /** False when it is dead already. */
  kill(name: string): boolean {
    const victim = this.#atWork.get(name);
    if (!victim) return false;
    this.#atWork.delete(name);
    victim.process.kill("SIGKILL");
    this.kills += 1;
    void this.#employ(victim.role);
    return true;
  }

  /** SIGSTOP, and SIGCONT after `ms`. False when it is dead or frozen already. */
  freeze(name: string, ms: number): boolean {
    const victim = this.#atWork.get(name);
    const from = Date.now();
    if (!victim || this.freezes.some(({ worker, until }) => worker === name && until > from)) return false;
    victim.process.kill("SIGSTOP");
    this.freezes.push({ worker: name, from, until: from + ms });
    setTimeout(() => victim.process.kill("SIGCONT"), ms);
    return true;
  }

  /** Somebody is frozen, or has just woken up and not yet come to where it stops by itself. */
  get isFrozen(): boolean {
    return this.freezes.some(({ worker, until }) => this.#atWork.has(worker) && until + 1_000 > Date.now());
  }

  async stop(): Promise<void> {
    this.#orders = undefined;
    for (const { process } of this.#atWork.values()) process.kill("SIGKILL");
    this.#atWork.clear();
    for (const spare of this.#spare.splice(0)) (await spare).kill("SIGKILL");
  }

  async #employ(role: Role): Promise<void> {
    const waiting = this.#spare.shift() ?? this.#fork();
    while (this.#spare.length < spares) this.#spare.push(this.#fork());
    const process = await waiting;
    if (!this.#orders) return void process.kill("SIGKILL");
    this.#named += 1;
    const worker = `${role}-${this.#named}`;
    this.#atWork.set(worker, { role, process });
    process.once("exit", () => {
      // Nobody killed it: it fell over by itself, and Lambda would start another.
      if (this.#atWork.delete(worker) && this.#orders) void this.#employ(role);
    });
    process.send({ ...this.#orders, role, worker });
  }

  #fork(): Promise<ChildProcess> {
    const child = fork(this.#bundle, {
      // What runs the experiment's own TypeScript would cost each worker a second of its start.
      execArgv: [],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      env: { ...process.env, NODE_COMPILE_CACHE: join(dirname(this.#bundle), "compiled") },
    });
    return new Promise((ready) => child.once("message", () => ready(child)));
  }
}
