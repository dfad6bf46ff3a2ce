import type { Faults, Moment } from "../faults.ts";
import type { Sink } from "./sink.ts";

/** What the engines know of the seed that is running; a new seed replaces its parts. */
export interface Experiment {
  faults: Faults;
  sink: Sink;
  withheld: boolean;
  /** Kills or freezes the worker if the seed wants it at this moment; true when it is dead. */
  strike(moment: Moment, worker: string): boolean;
}
