import type { DeliveryConfig } from "../config.ts";
import type { Lane } from "../ports.ts";

/** Turns to send in: the first at `start` (epoch ms, machine's clock), then one each `interval` ms. */
export interface Turns {
  start: number;
  interval: number;
  count: number;
  /** From so long before its turn on, a message is made ready. */
  leadMs: number;
  /** A message that leaves later than this after its turn has lost it. */
  toleranceMs: number;
  /** So much closer than `interval` may messages of the wave follow each other. */
  slackMs: number;
}

/** How far all senders together have reserved: the one record that they share. Epoch ms, machine's clock. */
export interface Pace {
  /** The first turn that is free. */
  next: number;
  lanes: Record<Lane, LanePace>;
  /** Messages a second, as SES last told any of the senders. */
  rate?: number;
  slowed?: Slowed;
}

export interface LanePace {
  /** At its share of the rate, the lane is busy until then with what it has reserved. */
  next: number;
  /** It was turned away with the other lane at work, and comes back by then; 0 once it was served. */
  backBy: number;
}

/** SES throttled us though we kept to its rate: somebody else sends from the account. */
export interface Slowed {
  factor: number;
  at: number;
}

export interface Wish {
  lane: Lane;
  count: number;
  now: number;
  /** Messages a second, if SES has said. */
  rate: number | undefined;
  /** From so long before its turn on, a message is made ready. */
  leadMs: number;
  /** Where everything comes late: this many times the usual tolerance, at least 1. */
  patience: number;
}

export type Decision =
  | { turns: Turns; pace: Pace }
  /**
   * Look again at this time: the lane has had its share and the other one is at work, or enough is reserved already;
   * `pace` then notes for the other lane that there is one who waits.
   */
  | { lookAt: number; pace?: Pace };

export const noPace: Pace = {
  next: 0,
  lanes: { bulk: { next: 0, backBy: 0 }, express: { next: 0, backBy: 0 } },
};

/** What a new account of SES may send in a second. */
const newAccountsRate = 1;
/** A wave takes about this long at most, so that a lease outlives it at any rate. */
const longestWaveMs = 2_000;
/** Bulk reserves no farther ahead: behind it, a confirmation waits no longer than this. */
const bulkReachMs = 2_000;
/** At a slow rate it is more than one turn ahead, so that somebody is there to take the next one; to this end. */
const slowReachMs = 6_000;
const expressReachMs = 12_000;
/** So far a lane may run ahead of its share in company: a single letter then costs bulk no turn. */
const slackMs = 500;
/** Queues delay by whole seconds: so much later than told, whoever was turned away is back. */
const returnMs = 2_000;
const shortestHoldMs = 10;
/** Nothing honest is farther ahead, at one a second and more: when it was written, a clock was wrong. */
const farthestMs = 60_000;

/** Farther away than this, a turn is not reserved. */
const reachMs = (lane: Lane, interval: number): number =>
  lane === "express" ? expressReachMs : Math.max(bulkReachMs, Math.min(1.5 * interval, slowReachMs));

/**
 * Milliseconds between two messages. SES counts whole messages, so at 1.9 a second a second has room for one.
 * They are spaced a little wider than the rate asks for: of messages s apart, each at most d late, no more than
 * ⌈(1 s + d) / s⌉ arrive in any second that one may choose. With s = 1 s / (rate × rateUse) that is the rate, as long as
 * d ≤ (1 / rateUse − 1) s: 20 ms at 98 %.
 */
const intervalOf = (rate: number, use: number): number => 1000 / ((rate < 1 ? rate : Math.floor(rate)) * use);

/** Half of that lateness is the sender's; the other half is left to the way to SES. */
const toleranceOf = (rate: number, use: number): number => (0.5 * (1 / use - 1) * 1000) / Math.min(1, rate);

/**
 * Turns for a wave, by GCRA (the leaky bucket as a meter, ITU-T I.371) with no burst. A lane that is alone has the whole
 * rate. In company it is held to its share, and leaves the turns to the other lane while it is held.
 */
export function turnsFor(written: Pace, wish: Wish, delivery: DeliveryConfig): Decision {
  const { lane, now, leadMs, patience } = wish;
  const { rateUse, bulkShare } = delivery;
  const known = wish.rate ?? written.rate;
  const rate = known ?? newAccountsRate;
  const share = lane === "bulk" ? bulkShare : 1 - bulkShare;
  const pace = believed(written, now, rate);
  const interval = intervalOf(rate, rateUse) / factorAt(pace.slowed, now, delivery.recoverMs);
  const start = Math.max(pace.next, now + leadMs);
  const own = pace.lanes[lane];
  const companyUntil = busyUntil(pace.lanes[lane === "bulk" ? "express" : "bulk"]);
  const inCompany = companyUntil > now;
  const reach = reachMs(lane, interval);
  if (start - now > reach) {
    const waits = inCompany ? { pace: withLane(pace, lane, { ...own, backBy: start + returnMs }) } : {};
    return { lookAt: start - reach, ...waits };
  }
  const heldUntil = own.next - slackMs;
  if (inCompany && heldUntil > start) {
    return { lookAt: Math.max(now + shortestHoldMs, Math.min(heldUntil - leadMs, companyUntil)) };
  }
  const longest = Math.min(longestWaveMs, delivery.sendWindowMs / 2);
  const count = Math.max(1, Math.min(wish.count, Math.floor(longest / interval)));
  const usualMs = toleranceOf(rate, rateUse);
  const toleranceMs = usualMs * patience;
  // Behind a wave whose last message may be later than usual, the next begins as much later.
  const lasts = count * interval + toleranceMs - usualMs;
  // Alone, a lane owes nothing for what it had beyond its share.
  const busyFrom = Math.max(now, inCompany ? own.next : Math.min(own.next, start));
  const served = { next: busyFrom + lasts / share, backBy: 0 };
  return {
    turns: { start, interval, count, leadMs, toleranceMs, slackMs: usualMs },
    pace: {
      ...withLane(pace, lane, served),
      next: start + lasts,
      ...(known === undefined ? {} : { rate: known }),
    },
  };
}

const busyUntil = ({ next, backBy }: LanePace): number => Math.max(next, backBy);

const withLane = (pace: Pace, lane: Lane, of: LanePace): Pace => ({ ...pace, lanes: { ...pace.lanes, [lane]: of } });

/** What is too far ahead to be true is taken to be now: otherwise a clock that was wrong once would stop all mail. */
function believed({ next, lanes, slowed, ...pace }: Pace, now: number, rate = newAccountsRate): Pace {
  const near = (at: number) => (at > now + farthestMs / Math.min(1, rate) ? now : at);
  const lane = (of: LanePace): LanePace => ({ next: near(of.next), backBy: near(of.backBy) });
  return {
    ...pace,
    next: near(next),
    lanes: { bulk: lane(lanes.bulk), express: lane(lanes.express) },
    ...(slowed ? { slowed: { ...slowed, at: near(slowed.at) } } : {}),
  };
}

const slowerBy = 0.8;
const slowest = 0.1;
/** What was reserved before the last slowing is on its way for a while: its throttling says nothing new. */
const slowEveryMs = 1_000;

/** The part of the rate that is used some time after SES throttled: it comes back evenly within `recoverMs`. */
export function factorAt(slowed: Slowed | undefined, now: number, recoverMs: number): number {
  if (!slowed) return 1;
  const recovered = Math.min(1, Math.max(0, now - slowed.at) / recoverMs);
  return slowed.factor + (1 - slowed.factor) * recovered;
}

/** The pace after SES throttled; undefined when that is known already. */
export function slowedDown(pace: Pace, now: number, recoverMs: number): Pace | undefined {
  const { slowed } = pace;
  // What lies ahead of now was written by a clock that is wrong.
  if (slowed && Math.abs(now - slowed.at) < slowEveryMs) return undefined;
  const factor = Math.max(slowest, factorAt(slowed, now, recoverMs) * slowerBy);
  return { ...pace, slowed: { factor, at: now } };
}
