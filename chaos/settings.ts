import { deliveryConfig, hubConfig } from "../hub/config.ts";
import deployments from "../reconvene.config.ts";

export const hub = hubConfig.parse({ ...deployments[0].hub, configurationSet: "reconvene" });
export const tableName = "chaos";
export const aws = { region: "eu-west-1", credentials: { accessKeyId: "chaos", secretAccessKey: "chaos" } };
/** Nothing is protected by it; the same in every process, so that all agree on who is who. */
export const secrets = { id: "c0".repeat(32), tokens: { current: 1, keys: { "1": "5a".repeat(32) } } };

export const deliverWorkers = 4;
export const feedbackWorkers = 2;
export const tickMs = 1_000;
/** A call to SES is given up after this long; its message is in doubt then. */
export const sesTimeoutMs = 1_000;
export const rateForMs = 1_000;
/** A seed that takes longer than this has failed: work was lost on the way. On a quiet machine it takes a tenth of it. */
export const longestSeedMs = 300_000;
/** Nobody is killed after this, so that a seed ends. */
export const killingMs = 8_000;

/** SES takes no call that was signed longer ago; five minutes on AWS. */
export const signatureMs = 2_500;
/** SES's events are taken to need no longer. On a busy machine they may; a double that comes of it says nothing. */
export const evidenceMs = 7_000;

/** Minutes become seconds; what must be longer than what stays so. */
export const delivery = (withheld: boolean) =>
  deliveryConfig.parse({
    chunkSize: 50,
    waveSize: 25,
    leaseMs: 2_000,
    sendWindowMs: 800,
    freshMs: 500,
    signatureMs,
    evidenceMs,
    giveUpMs: withheld ? 8_000 : 40_000,
    stalledMs: 4_000,
    bulkShare: 0.8,
    rateUse: 0.5,
    leadMs: 100,
    recoverMs: 3_000,
    parkMs: 2_000,
    undoAbove: 0,
    undoMs: 0,
    canaryAbove: 0,
    canarySize: 1,
    canaryMs: 0,
  });

/** Processes are frozen this long: past their lease, or past everything that a doubt of their messages waits for. */
export const frozenMs = { short: { least: 2_500, most: 5_000 }, long: { least: 14_000, most: 15_000 } };

/** SES holds a message back this long when it accepts late, after the caller has given up. */
export const lateAcceptMs = 1_200;
/** When SES publishes an event: mostly soon, but for some messages only after another worker has the chunk. */
export const eventMs = { soon: { least: 30, most: 800 }, late: { least: 2_500, most: 3_500 } };

/** A rate that keeps the pacer at work for about four seconds. */
export const rateFor = (recipients: number): number => Math.max(50, Math.round(recipients / 2));
