import { randomUUID } from "node:crypto";
import { Fifo } from "../fifo.ts";
import { SqsError } from "./errors.ts";
import { type Message, newMessage } from "./message.ts";

export interface RedrivePolicy {
  deadLetterTargetArn: string;
  maxReceiveCount: number;
}

export interface QueueSettings {
  visibilityTimeoutSeconds: number;
  delaySeconds: number;
  receiveWaitSeconds: number;
  redrivePolicy: RedrivePolicy | undefined;
}

export interface ReceiveOptions {
  max: number;
  visibilityTimeoutSeconds: number | undefined;
  waitSeconds: number | undefined;
  /** Ends a long poll early, with nothing: what nobody waits for must not be handed out. */
  signal: AbortSignal;
}

type State = Message["state"];

/** A standard queue in memory: visibility timeouts, delays, long polls, and a way out for what fails too often. */
export class Queue {
  readonly arn: string;
  readonly settings: QueueSettings;
  readonly #bury: (message: Message, policy: RedrivePolicy) => void;
  readonly #visible = new Fifo<Message>();
  readonly #messages = new Map<string, Message>();
  readonly #counts: Record<State, number> = { delayed: 0, visible: 0, "in flight": 0, deleted: 0 };
  readonly #waiting = new Set<() => void>();

  constructor(arn: string, settings: QueueSettings, bury: (message: Message, policy: RedrivePolicy) => void) {
    this.arn = arn;
    this.settings = settings;
    this.#bury = bury;
  }

  count(state: Exclude<State, "deleted">): number {
    return this.#counts[state];
  }

  send(body: string, delaySeconds = this.settings.delaySeconds): Message {
    const message = newMessage(body, Date.now());
    this.#messages.set(message.id, message);
    this.#counts[message.state] += 1;
    if (delaySeconds > 0) this.#hide(message, "delayed", delaySeconds);
    else this.#show(message);
    return message;
  }

  /** Takes a message from another queue, keeping its id and age. */
  adopt(message: Message, from: string): void {
    const adopted: Message = { ...message, state: "visible", deadFrom: from, receipt: undefined, timer: undefined };
    this.#messages.set(adopted.id, adopted);
    this.#counts.visible += 1;
    this.#show(adopted);
  }

  async receive(options: ReceiveOptions): Promise<Message[]> {
    const wait = options.waitSeconds ?? this.settings.receiveWaitSeconds;
    const deadline = performance.now() + wait * 1000;
    for (;;) {
      if (options.signal.aborted) return [];
      const taken = this.#take(options.max, options.visibilityTimeoutSeconds);
      const left = deadline - performance.now();
      if (taken.length > 0 || left <= 0) return taken;
      await this.#arrival(left, options.signal);
    }
  }

  delete(receipt: string): void {
    const message = this.#byReceipt(receipt);
    // A second delete succeeds, and so does one by a handle that a later receive replaced, without deleting.
    if (message?.receipt === receipt) this.#remove(message);
  }

  changeVisibility(receipt: string, seconds: number): void {
    const message = this.#byReceipt(receipt);
    if (message?.receipt !== receipt || message.state !== "in flight") {
      throw new SqsError(
        "MessageNotInflight",
        "The message is not in flight.",
        "AWS.SimpleQueueService.MessageNotInflight",
      );
    }
    this.#hide(message, "in flight", seconds);
  }

  purge(): void {
    for (const message of this.#messages.values()) this.#remove(message);
    this.#visible.clear();
  }

  #take(max: number, seconds = this.settings.visibilityTimeoutSeconds): Message[] {
    const taken: Message[] = [];
    while (taken.length < max && this.#counts.visible > 0) {
      const message = this.#visible.shift();
      if (!message) break;
      if (message.state !== "visible") continue; // deleted, by a late handle, while it was in line
      message.receiveCount += 1;
      message.firstReceivedAt ??= Date.now();
      message.receipt = `${message.id}#${randomUUID()}`;
      this.#hide(message, "in flight", seconds);
      taken.push(message);
    }
    return taken;
  }

  /** In flight or delayed for a while, then visible again — or buried, when it was received as often as the queue allows. */
  #hide(message: Message, state: "delayed" | "in flight", seconds: number): void {
    clearTimeout(message.timer);
    this.#move(message, state);
    message.timer = setTimeout(() => this.#reappear(message), seconds * 1000).unref();
  }

  #reappear(message: Message): void {
    const policy = this.settings.redrivePolicy;
    if (policy && message.receiveCount >= policy.maxReceiveCount) {
      this.#remove(message);
      this.#bury(message, policy);
    } else {
      this.#show(message);
    }
  }

  #show(message: Message): void {
    this.#move(message, "visible");
    this.#visible.push(message);
    // In a microtask, so that a batch arrives as one.
    for (const wake of this.#waiting) queueMicrotask(wake);
  }

  #remove(message: Message): void {
    clearTimeout(message.timer);
    this.#move(message, "deleted");
    this.#messages.delete(message.id);
  }

  #move(message: Message, state: State): void {
    this.#counts[message.state] -= 1;
    message.state = state;
    this.#counts[state] += 1;
  }

  #byReceipt(receipt: string): Message | undefined {
    return this.#messages.get(receipt.split("#")[0] ?? "");
  }

  /** Resolves when a message becomes visible, after `ms`, or when the poll is given up. */
  #arrival(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener("abort", done);
        this.#waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener("abort", done);
      this.#waiting.add(done);
    });
  }
}
