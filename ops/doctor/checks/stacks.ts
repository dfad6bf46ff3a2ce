import { codeVersion } from "../../../infra/version.ts";
import type { Check } from "../check.ts";
import { type Finding, fine, putBack, warning, wrong } from "../finding.ts";
import { type Part, partsOf, type Stack } from "../made.ts";

const deploy = "Deploy: npm run deploy (docs/deploy.md).";
const lasting: Part[] = ["data", "mail", "staff"];

/** Whether each stack is there, at rest, and protected where it holds what cannot be made again. */
export function judgeStack(name: string, part: Part, stack: Stack | undefined): Finding[] {
  if (!stack)
    return [wrong(`There is no stack ${name} in this account and region.`, `${deploy} Or look at the region.`)];
  const { status } = stack;
  if (status.endsWith("_IN_PROGRESS"))
    return [warning(`${name} is being deployed (${status}).`, "Look again when it is over.")];
  if (/FAILED|^ROLLBACK_COMPLETE$/.test(status)) {
    return [wrong(`${name} is ${status}.`, "Its events tell why: CloudFormation → Stacks → Events (docs/deploy.md).")];
  }
  return [
    status === "UPDATE_ROLLBACK_COMPLETE"
      ? warning(
          `The last deployment of ${name} failed, and was taken back.`,
          "Its events tell why: CloudFormation → Stacks → Events.",
        )
      : fine(`${name} is deployed.`),
    ...(lasting.includes(part) && !stack.isProtected
      ? [warning(`${name} is not protected against deletion.`, putBack)]
      : []),
  ];
}

/** What runs, against the code at hand; undefined where git does not know. */
export function judgeVersion(deployed: string | undefined, here: string | undefined): Finding[] {
  if (deployed === undefined || deployed === "unknown") {
    return [warning("The deployment does not say which code it is of.", "Deploy from a git checkout: npm run deploy.")];
  }
  if (here === undefined) return [fine(`The deployment is of ${deployed}.`)];
  if (deployed === here && !here.endsWith("-dirty")) return [fine(`What runs is this checkout, ${deployed}.`)];
  return [warning(`What runs is ${deployed}; this checkout is ${here}.`, "If it should be the same: npm run deploy.")];
}

export const stacks: Check = {
  theme: "Deployment",
  about: "the stacks",
  asksAws: true,
  look: async ({ deployment, made }) =>
    partsOf(deployment).flatMap((part) => judgeStack(`${deployment.id}-${part}`, part, made.find(part))),
};

export const version: Check = {
  theme: "Deployment",
  about: "the version",
  asksAws: true,
  look: async ({ made }) => judgeVersion(made.stack("service").outputs.Version, codeVersion()),
};
