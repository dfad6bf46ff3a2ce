import type { Context } from "../../hub/context.ts";
import type { Lane, PacerStore } from "../../hub/ports.ts";
import { createGate } from "../../hub/sends/gate.ts";
import { reserve, until } from "../../hub/sends/pace.ts";
import { noPace, type Turns } from "../../hub/sends/turns.ts";
import { ManualClock } from "./clock.ts";

/** Senders that share a pacer, in simulated time; their store takes some time of its own for every call. */
export interface Pacing {
  context: Context;
  machine: ManualClock;
  /** Messages a second that SES tells. */
  rate: number | undefined;
}

export function createPacing(base: Context, rate: number | undefined, latency: () => number = () => 0): Pacing {
  const machine = new ManualClock("2027-03-01T12:00:00Z");
  const wait = (ms: number) => machine.wait(ms);
  let item = { rev: 0, pace: noPace };
  const pacer: PacerStore = {
    async read() {
      await wait(latency());
      const seen = item;
      await wait(latency());
      return seen;
    },
    async write(rev, pace) {
      await wait(latency());
      const holds = item.rev === rev;
      if (holds) item = { rev: rev + 1, pace };
      await wait(latency());
      return holds;
    },
  };
  const pacing: Pacing = {
    machine,
    rate,
    context: {
      ...base,
      machine,
      wait,
      store: { ...base.store, pacer },
      mailer: { ...base.mailer, rate: async () => pacing.rate },
    },
  };
  return pacing;
}

export interface Sender {
  lane: Lane;
  /** Messages a wave. */
  wave: number;
  /** It stays away so long, ms, after each wave; sends one after the other otherwise. */
  pause?: number;
  /** How many times the usual tolerance its waves have; once otherwise. */
  patience?: number;
}

/** What holds a message up, ms. */
export interface Delays {
  /** From its turn until it is ready, by the tolerance of its wave. */
  ready(toleranceMs: number): number;
  /** From then until it leaves. */
  signing(): number;
  /** From the sender to SES. */
  way(): number;
}

const noDelays: Delays = { ready: () => 0, signing: () => 0, way: () => 0 };

/** When the messages of a wave leave that do not lose their turns: in the order in which they do. */
function departures(turns: Turns, { ready, signing }: Delays): number[] {
  const gate = createGate(turns);
  const all = Array.from({ length: turns.count }, (_, i) => {
    const at = turns.start + i * turns.interval;
    return { at, now: at + ready(turns.toleranceMs) };
  });
  const signed = all
    .sort((a, b) => a.now - b.now)
    .flatMap(({ at, now }) => {
      const place = gate.place(at, now);
      return place === undefined ? [] : [{ at, now: place + signing() }];
    });
  return signed
    .sort((a, b) => a.now - b.now)
    .flatMap(({ at, now }) => {
      if (!gate.isOpen(at, now)) return [];
      gate.left(now);
      return [now];
    });
}

/** One message's arrival at SES, epoch ms. */
export interface Arrival {
  lane: Lane;
  at: number;
  /** When its sender asked for a turn. */
  asked: number;
}

/** Lets senders work for some time, with `delays` for each message. What arrives, in the order of arrival. */
export async function sendFor(
  { context, machine }: Pacing,
  seconds: number,
  senders: Sender[],
  delays: Delays = noDelays,
): Promise<Arrival[]> {
  const arrivals: Arrival[] = [];
  const now = () => machine.now().epochMilliseconds;
  const end = now() + seconds * 1000;
  const work = async ({ lane, wave, pause = 0, patience = 1 }: Sender) => {
    let asked = now();
    while (now() < end) {
      const answer = await reserve(context, lane, wave, patience);
      if ("retryInMs" in answer) {
        // The queue's delays are whole seconds.
        await machine.wait(Math.ceil(answer.retryInMs / 1000) * 1000);
        continue;
      }
      const { start, interval, count } = answer.turns;
      for (const left of departures(answer.turns, delays)) arrivals.push({ lane, at: left + delays.way(), asked });
      await until(context, start + (count - 1) * interval);
      if (pause > 0) await machine.wait(pause);
      asked = now();
    }
  };
  await Promise.all(senders.map(work));
  return arrivals.filter(({ at }) => at < end).sort((a, b) => a.at - b.at);
}

/** Senders alike. */
export const crew = (size: number, sender: Sender): Sender[] => Array.from({ length: size }, () => sender);
