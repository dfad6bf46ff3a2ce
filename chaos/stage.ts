import type { CompilingContext } from "../hub/context.ts";
import { tick } from "../hub/tick.ts";
import { type Audience, gatherAudience } from "./audience.ts";
import { Crew } from "./crew.ts";
import { announcement } from "./edition.ts";
import { startDatabase } from "./engines/database.ts";
import { startDatabaseProxy } from "./engines/database-proxy.ts";
import type { Experiment } from "./engines/experiment.ts";
import { Publisher } from "./engines/publisher.ts";
import { startQueue } from "./engines/queue.ts";
import { oddsFor, type SesLimits, startSes } from "./engines/ses.ts";
import { Sink } from "./engines/sink.ts";
import { type Blow, Faults } from "./faults.ts";
import type { StageOptions } from "./options.ts";
import { frozenMs, killingMs, rateFor } from "./settings.ts";
import type { Assignment } from "./workers/assignment.ts";
import { createContext } from "./workers/context.ts";

/** The engines, the processes and the audience: set up once for all seeds. */
export interface Stage {
  experiment: Experiment;
  crew: Crew;
  limits: SesLimits;
  audience: Audience;
  /** To look and to set up: past the faults. */
  quiet: CompilingContext;
  /** As the public pages have it: through the faults. */
  faulty: CompilingContext;
  /** What every worker is told. */
  orders: Pick<Assignment, "urls" | "withheld" | "verbose">;
  /** From the acceptance of a message until its Send event was handled, ms, by id. */
  eventLags: ReadonlyMap<string, number>;
  /** Nothing is owed by SES, nothing waits on the queues, and nobody is frozen. */
  isQuiet(): boolean;
  /** Clears the queues and sets the faults of a seed. */
  begin(seed: number): void;
  close(): Promise<void>;
}

export async function setStage(options: StageOptions): Promise<Stage> {
  const { recipients, withholdEvents: withheld, verbose } = options;
  const database = await startDatabase();
  const crew = new Crew();
  let since = Date.now();
  const experiment: Experiment = {
    faults: new Faults(0, recipients),
    sink: new Sink(),
    withheld,
    strike(moment, worker) {
      const blow = experiment.faults.strikes(moment);
      if (!blow || Date.now() - since > killingMs || !deal(blow, worker)) return false;
      experiment.faults.note(`${blow}: ${moment}`);
      return blow === "kill";
    },
  };
  const limits: SesLimits = {
    rate: options.rate ?? rateFor(recipients),
    odds: oddsFor(recipients),
    quotaSpentUntil: 0,
  };
  const proxy = await startDatabaseProxy(database.url, experiment);
  const queue = await startQueue(experiment);
  const publisher = new Publisher(queue.queues, experiment);
  const ses = await startSes(experiment, publisher, limits);
  const urls = { dynamodb: proxy.url, ses: ses.url, sqs: queue.url };
  const calling = { worker: "stage", withheld, verbose };
  const { context: quiet } = createContext({ ...calling, urls: { ...urls, dynamodb: database.url } });
  const { context: faulty } = createContext({ ...calling, urls });
  const audience = await gatherAudience(quiet, recipients);
  await quiet.store.meetings.put(announcement.meeting, undefined);
  // Compiles the standing letters, so that no tick spends its time on them.
  await tick(quiet);
  return {
    experiment,
    crew,
    limits,
    audience,
    quiet,
    faulty,
    orders: { urls, withheld, verbose },
    eventLags: publisher.lags,
    isQuiet: () =>
      publisher.pending === 0 && Date.now() - experiment.sink.latest > 1_000 && isEmpty() && !crew.isFrozen,
    begin(seed) {
      queue.queues.purge();
      publisher.begin();
      experiment.faults = new Faults(seed, recipients);
      experiment.sink = new Sink();
      crew.kills = 0;
      crew.freezes = [];
      since = Date.now();
    },
    async close() {
      await crew.stop();
      await Promise.all([ses.close(), queue.close(), proxy.close()]);
      database.stop();
    },
  };

  /** False when the worker is dead, or frozen, already. */
  function deal(blow: Blow, worker: string): boolean {
    if (blow === "kill") return crew.kill(worker);
    const { least, most } = frozenMs[blow === "freeze" ? "short" : "long"];
    return crew.freeze(worker, experiment.faults.between("freezes", least, most));
  }

  function isEmpty(): boolean {
    return ["plan", "bulk", "feedback"].every((name) => {
      const of = queue.queues.get(name);
      return of.count("visible") + of.count("in flight") + of.count("delayed") === 0;
    });
  }
}
