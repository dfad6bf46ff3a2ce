import {
  DescribeRuleCommand,
  type DescribeRuleCommandOutput,
  ListTargetsByRuleCommand,
} from "@aws-sdk/client-eventbridge";
import { isHome, whyHeld } from "../../../hub/restore/identity.ts";
import type { Check } from "../check.ts";
import { either, type Finding, fine, putBack, warning, wrong } from "../finding.ts";
import { storeOf } from "../store.ts";

const section = "docs/runbook.md#no-heartbeat";
const minute = 60_000;

/** The rule that calls tick each minute. */
export function judgeRule(
  { State, ScheduleExpression }: Pick<DescribeRuleCommandOutput, "State" | "ScheduleExpression">,
  targets: number,
): Finding[] {
  if (State !== "ENABLED") {
    return [wrong("The rule that calls tick is switched off: no reminder leaves.", `Switch it on: ${section}.`)];
  }
  return [
    either(
      ScheduleExpression === "rate(1 minute)",
      "The rule calls tick each minute.",
      warning(`The rule calls tick at ${ScheduleExpression}, and not each minute.`, putBack),
    ),
    either(targets > 0, "It has tick as its target.", wrong("The rule calls nobody.", putBack)),
  ];
}

/** What tick noted last, against AWS's clock. Epoch milliseconds. */
export function judgeBeat(beatAt: number | undefined, now: number): Finding[] {
  if (beatAt === undefined) {
    return [wrong("Tick has never run on this table.", `It runs within a minute of the deployment: ${section}.`)];
  }
  const ago = Math.round((now - beatAt) / minute);
  if (ago < 3) return [fine("Tick ran within the last three minutes.")];
  const said = ago < 120 ? `${ago} minutes` : `${Math.round(ago / 60)} hours`;
  return [
    ago < 10
      ? warning(`Tick last ran ${said} ago.`, `Look again in a few minutes; then: ${section}.`)
      : wrong(`Tick last ran ${said} ago: reminders and scheduled sends wait.`, `${section}.`),
  ];
}

/** AWS's clock against this machine's, in milliseconds: AWS refuses signatures that are five minutes off. */
export function judgeClocks(skew: number): Finding[] {
  const seconds = Math.round(Math.abs(skew) / 1_000);
  return [
    either(
      seconds < 30,
      "This machine's clock agrees with AWS's.",
      warning(
        `This machine's clock is ${seconds} seconds ${skew > 0 ? "behind" : "ahead of"} AWS's.`,
        "Set the clock (NTP): AWS refuses to talk at five minutes.",
      ),
    ),
  ];
}

export const rule: Check = {
  theme: "Heartbeat",
  about: "the rule that calls tick",
  asksAws: true,
  async look({ aws, made }) {
    const name = made.one("service", "AWS::Events::Rule");
    const [found, { Targets = [] }] = await Promise.all([
      aws.eventBridge.send(new DescribeRuleCommand({ Name: name })),
      aws.eventBridge.send(new ListTargetsByRuleCommand({ Rule: name })),
    ]);
    return judgeRule(found, Targets.length);
  },
};

export const beat: Check = {
  theme: "Heartbeat",
  about: "when tick last ran",
  asksAws: true,
  async look(hub) {
    const { identity } = storeOf(hub);
    const found = await identity.read();
    if (found && !isHome(identity, found)) {
      return [wrong(whyHeld(found), "docs/restore.md has the way on.")];
    }
    return judgeBeat(found?.beatAt === undefined ? undefined : Date.parse(found.beatAt), hub.now());
  },
};

export const clocks: Check = {
  theme: "Heartbeat",
  about: "the clocks",
  asksAws: true,
  look: async ({ now }) => judgeClocks(now() - Date.now()),
};
