import type { Message } from "../../local/sqs/message.ts";
import type { Queues } from "../../local/sqs/queues.ts";
import { eventMs } from "../settings.ts";
import type { Experiment } from "./experiment.ts";

interface Owed {
  messageId: string;
  acceptedAt: number;
  copies: Message[];
}

export interface Published {
  messageId: string;
  at: number;
  tags: Record<string, string>;
}

const watchMs = 100;

/** SES's Send and Delivery events: late, some twice, in any order; lost only where the run says so. */
export class Publisher {
  readonly #queues: Queues;
  readonly #experiment: Experiment;
  /** Copies that have not been put on the queue yet. */
  pending = 0;
  /** From the acceptance of a message until its Send event was off the queue, ms, by id. */
  readonly lags = new Map<string, number>();
  /** Send events that nobody has handled yet, with the copies that are on the queue. */
  readonly #owed = new Set<Owed>();

  constructor(queues: Queues, experiment: Experiment) {
    this.#queues = queues;
    this.#experiment = experiment;
    setInterval(() => this.#watch(), watchMs).unref();
  }

  begin(): void {
    this.lags.clear();
    this.#owed.clear();
  }

  #watch(): void {
    const now = Date.now();
    for (const owed of this.#owed) {
      this.lags.set(owed.messageId, now - owed.acceptedAt);
      if (owed.copies.some(({ state }) => state === "deleted")) this.#owed.delete(owed);
    }
  }

  publish({ messageId, at, tags }: Published): void {
    if (this.#experiment.withheld) return;
    const mail = {
      timestamp: new Date(at).toISOString(),
      messageId,
      tags: Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, [value]])),
    };
    const pace = this.#experiment.faults.at("events of a message", { late: 0.3 }) ?? "soon";
    const send: Owed = { messageId, acceptedAt: at, copies: [] };
    this.#owed.add(send);
    for (const eventType of ["Send", "Delivery"]) {
      const body = JSON.stringify({ eventType, mail });
      const copies = this.#experiment.faults.at("event", { twice: 0.15 }) ? 2 : 1;
      for (let copy = 0; copy < copies; copy += 1) this.#later(body, pace, eventType === "Send" ? send.copies : []);
    }
  }

  #later(body: string, pace: keyof typeof eventMs, copies: Message[]): void {
    const { least, most } = eventMs[pace];
    this.pending += 1;
    setTimeout(
      () => {
        this.pending -= 1;
        copies.push(this.#queues.get("feedback").send(body));
      },
      this.#experiment.faults.between("event delay", least, most),
    );
  }
}
