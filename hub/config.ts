import * as z from "zod";
import { zone } from "./meetings/zone.ts";

/** The languages that templates and pages have words for. */
export const languages = ["en", "fr"] as const;
export const language = z.enum(languages);
export type Language = z.infer<typeof language>;

const address = z.email();

export const hubConfig = z.object({
  /** As readers know it: "WCO Data Innovation Hub". */
  name: z.string().min(1).max(100),
  organisation: z.string().min(1).max(100),
  /** Where the public pages are, without a trailing slash. */
  url: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, "")),
  /** Meetings, reminders, recaps and news leave from `list`; confirmations from `transactional`. */
  from: z.object({ list: address, transactional: address }),
  /** For questions of a person to a person; shown in the footer and used as Reply-To. */
  contact: address,
  /** The right-hand side of calendar UIDs and List-Ids; never changes. */
  domain: z.string().regex(/^[a-z0-9.-]+$/),
  zone,
  language,
  configurationSet: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  /** Version of the consent wording on the sign-up page; kept in each consent record. */
  consentVersion: z.string().min(1),
});
export type HubConfig = z.infer<typeof hubConfig>;

/** How delivery behaves; measured in the machine's time unless it says otherwise. */
export const deliveryConfig = z.object({
  chunkSize: z.number().int().min(1).max(50),
  waveSize: z.number().int().min(1).max(50),
  /** How long a claimed chunk is left to its worker. */
  leaseMs: z.number().int().positive(),
  /** A wave's calls to SES start within this time of its opening, or not at all. Below the lease. */
  sendWindowMs: z.number().int().positive(),
  /** A message starts within this time of the last look at its reader, or the reader is looked at again. */
  freshMs: z.number().int().positive(),
  /** How old a signed call may be when SES still takes it: a frozen worker's call may be accepted this late. */
  signatureMs: z.number().int().nonnegative(),
  /** How long SES's Send events may take before their absence counts. */
  evidenceMs: z.number().int().nonnegative(),
  /** When no evidence can be had for this long, the outcome is `uncertain`. */
  giveUpMs: z.number().int().positive(),
  /** A chunk that nobody worked on for this long is queued again. */
  stalledMs: z.number().int().positive(),
  /** The part of SES's rate that bulk mail keeps to while confirmations have work too; they have the rest. */
  bulkShare: z.number().min(0.1).max(0.95),
  /** The part of SES's rate that is used at all: what is left lets messages be late without crowding those behind. */
  rateUse: z.number().min(0.5).max(0.999),
  /** Time between a wave's reservation and its first turn: to read the people and put the wave on record. */
  leadMs: z.number().int().positive(),
  /** After SES throttled, the whole of its rate is used again by then. */
  recoverMs: z.number().int().positive(),
  /** How long a send waits before it asks SES again whether the day's quota has room. */
  parkMs: z.number().int().positive(),
  /** Sends to more than this many that staff let go can be undone for `undoMs` of the hub's clock; 0: none can. */
  undoAbove: z.number().int().nonnegative(),
  undoMs: z.number().int().nonnegative(),
  /** Sends to more than this many go to `canarySize` first and wait `canaryMs` of the hub's clock; 0: none does. */
  canaryAbove: z.number().int().nonnegative(),
  canarySize: z.number().int().positive(),
  canaryMs: z.number().int().nonnegative(),
});
export type DeliveryConfig = z.infer<typeof deliveryConfig>;
