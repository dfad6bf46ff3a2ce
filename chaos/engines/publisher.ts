import type { Queues } from "../../local/sqs/queues.ts";
import { eventMs } from "../settings.ts";
import type { Experiment } from "./experiment.ts";

export interface Published {
  messageId: string;
  at: number;
  tags: Record<string, string>;
}

/** SES's Send and Delivery events: late, some twice, in any order; lost only where the run says so. */
export class Publisher {
  readonly #queues: Queues;
  readonly #experiment: Experiment;
  /** Copies that have not been put on the queue yet. */
  pending = 0;

  constructor(queues: Queues, experiment: Experiment) {
    this.#queues = queues;
    this.#experiment = experiment;
  }

  publish({ messageId, at, tags }: Published): void {
    if (this.#experiment.withheld) return;
    const mail = {
      timestamp: new Date(at).toISOString(),
      messageId,
      tags: Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, [value]])),
    };
    const pace = this.#experiment.faults.at("events of a message", { late: 0.3 }) ?? "soon";
    for (const eventType of ["Send", "Delivery"]) {
      const body = JSON.stringify({ eventType, mail });
      const copies = this.#experiment.faults.at("event", { twice: 0.15 }) ? 2 : 1;
      for (let copy = 0; copy < copies; copy += 1) this.#later(body, pace);
    }
  }

  #later(body: string, pace: keyof typeof eventMs): void {
    const { least, most } = eventMs[pace];
    this.pending += 1;
    setTimeout(
      () => {
        this.pending -= 1;
        this.#queues.get("feedback").send(body);
      },
      this.#experiment.faults.between("event delay", least, most),
    );
  }
}
