import type { Context } from "../../hub/context.ts";
import type { Lane, PacerStore } from "../../hub/ports.ts";
import { reserve, until } from "../../hub/sends/pace.ts";
import { noPace } from "../../hub/sends/turns.ts";
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
}

/** One message's arrival at SES, epoch ms. */
export interface Arrival {
  lane: Lane;
  at: number;
  /** When its sender asked for a turn. */
  asked: number;
}

/** Lets senders work for some time; each message comes late by `lateness()` ms. What arrives, in the order of arrival. */
export async function sendFor(
  { context, machine }: Pacing,
  seconds: number,
  senders: Sender[],
  lateness: () => number = () => 0,
): Promise<Arrival[]> {
  const arrivals: Arrival[] = [];
  const now = () => machine.now().epochMilliseconds;
  const end = now() + seconds * 1000;
  const work = async ({ lane, wave, pause = 0 }: Sender) => {
    let asked = now();
    while (now() < end) {
      const answer = await reserve(context, lane, wave);
      if ("retryInMs" in answer) {
        // The queue's delays are whole seconds.
        await machine.wait(Math.ceil(answer.retryInMs / 1000) * 1000);
        continue;
      }
      const { start, interval, count } = answer.turns;
      for (let i = 0; i < count; i += 1) arrivals.push({ lane, at: start + i * interval + lateness(), asked });
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
