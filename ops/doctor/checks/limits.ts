import { GetAccountCommand, type GetAccountCommandOutput } from "@aws-sdk/client-sesv2";
import { walkShard } from "../../../hub/sends/audience.ts";
import { shardName, shards } from "../../../hub/subscribers/address.ts";
import type { Check, Examined } from "../check.ts";
import { either, type Finding, warning, wrong } from "../finding.ts";
import { storeOf } from "../store.ts";

export type Account = Pick<
  GetAccountCommandOutput,
  "ProductionAccessEnabled" | "SendingEnabled" | "EnforcementStatus" | "SendQuota"
>;

const ask = "Ask for more: SES → Account dashboard → Request a limit increase; a person reads it (docs/deploy.md).";

/** Whether AWS lets the account send, and to everybody. */
export function judgeAccount({ ProductionAccessEnabled, SendingEnabled, EnforcementStatus }: Account): Finding[] {
  return [
    either(
      ProductionAccessEnabled === true,
      "The account is out of SES's sandbox: it may write to everybody.",
      warning(
        "The account is in SES's sandbox: it may write to verified addresses alone.",
        "Ask to get out: docs/deploy.md, “Out of the sandbox”.",
      ),
    ),
    either(
      SendingEnabled === true && EnforcementStatus !== "SHUTDOWN",
      "AWS lets the account send.",
      wrong(
        "AWS has paused sending for the account.",
        "AWS has written why; answer in the case it has opened (SES → Account dashboard).",
      ),
    ),
    ...(EnforcementStatus === "PROBATION"
      ? [
          warning(
            "AWS has the account under review.",
            "AWS has written why: docs/runbook.md#bounce-rate and #complaint-rate.",
          ),
        ]
      : []),
  ];
}

/** How many an announcement goes to; `atLeast` where the list is larger than was counted. */
export interface ListSize {
  count: number;
  atLeast: boolean;
}

/** Whether the day's quota and the rate carry one announcement to the whole list. */
export function judgeQuota({ SendQuota: quota = {} }: Account, { count, atLeast }: ListSize): Finding[] {
  const { Max24HourSend: perDay = 0, MaxSendRate: rate = 0, SentLast24Hours: sent = 0 } = quota;
  const readers = `${atLeast ? "at least " : ""}${number(count)} who chose announcements`;
  const unlimited = perDay < 0;
  const left = unlimited ? Number.POSITIVE_INFINITY : perDay - sent;
  const days = unlimited ? 1 : Math.ceil(count / Math.max(1, perDay));
  const allowed = unlimited ? "as many messages as one likes" : `${number(perDay)} messages in 24 hours`;
  const takes = rate > 0 ? `about ${duration(count / rate)} at ${rate} a second` : "for ever: its rate is 0";
  const speed = count === 0 ? `SES takes ${rate} messages a second.` : `One announcement to them takes ${takes}.`;
  if (count > perDay && !unlimited) {
    return [wrong(`SES allows ${allowed}, and there are ${readers}: one announcement takes ${days} days.`, ask)];
  }
  return [
    either(
      left >= count,
      `SES allows ${allowed}, ${number(sent)} of them used; there are ${readers}.`,
      warning(
        `Of ${allowed} ${number(sent)} are used: the rest is too few for ${readers}.`,
        "An announcement now waits half-way until some of it is a day old. Wait, or ask for more.",
      ),
    ),
    either(rate > 0, speed, wrong(`One announcement takes ${takes}.`, ask)),
  ];
}

const number = (count: number): string => new Intl.NumberFormat("en").format(count);

/** `45 seconds`, `12 minutes`, `5.6 hours`. */
function duration(seconds: number): string {
  if (seconds <= 1) return "a second";
  if (seconds < 100) return `${Math.ceil(seconds)} seconds`;
  if (seconds < 6_000) return `${Math.ceil(seconds / 60)} minutes`;
  return `${(seconds / 3_600).toFixed(1)} hours`;
}

/** Entries of the audience index that are looked at: less than a cent's worth of reads. */
const mostLooked = 500_000;

/** Walks the audience as a planner does, without a cursor. There is no counter that could go wrong. */
async function countReaders(hub: Examined): Promise<ListSize> {
  const store = storeOf(hub);
  let count = 0;
  let looked = 0;
  const walks = Array.from({ length: shards }, async (_, shard) => {
    for await (const page of walkShard({ store }, { topic: "announcements" }, shardName(shard))) {
      count += page.entries.length;
      looked += page.looked;
      if (looked > mostLooked) return;
    }
  });
  await Promise.all(walks);
  return { count, atLeast: looked > mostLooked };
}

export const account: Check = {
  theme: "Limits",
  about: "whether the account may send",
  asksAws: true,
  look: async ({ aws }) => judgeAccount(await aws.ses.send(new GetAccountCommand({}))),
};

export const quota: Check = {
  theme: "Limits",
  about: "the quota against the list's size",
  asksAws: true,
  async look(hub) {
    const [account, size] = await Promise.all([hub.aws.ses.send(new GetAccountCommand({})), countReaders(hub)]);
    return judgeQuota(account, size);
  },
};
