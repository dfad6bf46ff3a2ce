import type { Clock } from "./clock.ts";
import type { DeliveryConfig, HubConfig } from "./config.ts";
import type { Compiler } from "./editions/compiler.ts";
import type { Keyring } from "./keys.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import type { Evidence, Mailer, Queues, Store } from "./ports.ts";

/** Everything that touches the world, made once when a function starts; a test overrides what it needs to. */
export interface Context {
  hub: HubConfig;
  delivery: DeliveryConfig;
  /** The hub's clock: meetings, reminders, records. */
  clock: Clock;
  /** The machine's clock: leases, pacing, evidence. */
  machine: Clock;
  keys: Keyring;
  store: Store;
  queues: Queues;
  mailer: Mailer;
  evidence: Evidence;
  /** Waits on the machine's clock. */
  wait(ms: number): Promise<void>;
  log: Log;
  metrics: Metrics;
}

/** A context where editions can be compiled. */
export interface CompilingContext extends Context {
  compiler: Compiler;
}
