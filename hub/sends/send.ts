import type { EditionKind } from "../editions/edition.ts";
import type { Audience } from "./audience.ts";
import type { Canary } from "./canary.ts";

/** `missed`: a reminder whose time had passed when the service came back; staff see it, nobody gets it. */
export const sendStatuses = [
  "draft",
  "scheduled",
  "planning",
  "running",
  "paused",
  "finished",
  "cancelled",
  "missed",
] as const;
export type SendStatus = (typeof sendStatuses)[number];

/** The reminder that a send is: once per meeting, start, offset and instant. */
export interface ReminderOf {
  meeting: string;
  start: string;
  offset: string;
  due: string;
}

/** What somebody who joins between announcement and meeting gets with the welcome. */
export interface CatchUp {
  edition: string;
  /** Who confirmed later gets it; the others had the announcement. */
  since: string;
  /** On the hub's clock: when the meeting begins, or its month ends. */
  until: string;
}

/** Recipients of whom SES said so for good. */
export interface Trouble {
  bounced: number;
  complained: number;
}

/** What the guard judges by. */
export interface Figures extends Trouble {
  accepted: number;
}

export interface Send {
  id: string;
  kind: EditionKind;
  edition: string;
  status: SendStatus;
  rev: number;
  createdAt: string;
  /** Who or what asked for it. */
  by: string;
  /** Bulk sends have an audience; standing ones (confirmation, welcome) get their chunks one person at a time. */
  audience?: Audience;
  meeting?: string;
  reminder?: ReminderOf;
  /** On the hub's clock: when a scheduled send begins. */
  startsAt?: string;
  /** Until then, on the hub's clock, whoever let it go may still cancel it before anybody has got it. */
  undoUntil?: string;
  /** When its audience was first walked: it cannot go back to waiting for its time. */
  begunAt?: string;
  /** Every recipient is frozen. */
  planned?: boolean;
  /** Recipients frozen by then. */
  recipients?: number;
  /** A large send goes to a few first. */
  canary?: Canary;
  /** Every chunk up to this key is done: where settling goes on. */
  settledThrough?: string;
  finishedAt?: string;
  pausedBecause?: string;
  cancelledBecause?: string;
  /** Whom it reached is not known, or not of all: it was sent, or went on, after the backup that the hub was restored from. */
  ledgerLost?: true;
  /** It stopped half-way, as its meeting was changed: `handed` once the meeting knows that there is a rest. */
  cutShort?: "noted" | "handed";
  /** Of the standing welcome: the edition for those who joined since a meeting was announced. */
  catchUp?: CatchUp;
  /** On the machine's clock: when the guard last paused the send, or staff resumed it since. It judges what left later. */
  guardFrom?: string;
  /** The day's quota is spent: nothing is sent before this instant of the machine's clock. */
  parkedUntil?: string;
}

/**
 * What is due when, on the hub's clock (`hub`) or the machine's: `machine` for sends and letters, and apart from them
 * `chunks` for those of bulk sends, which are so many that the others would wait behind them.
 */
export interface Due {
  clock: "hub" | "machine" | "chunks";
  at: string;
}

export const isOver = (send: Send): boolean =>
  send.status === "finished" || send.status === "cancelled" || send.status === "missed";
