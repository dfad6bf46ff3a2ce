import type { Command } from "commander";
import { deploymentOf } from "../deployments.ts";
import { examine } from "../doctor/examine.ts";
import { exitCodeOf, reportLines } from "../doctor/report.ts";
import { progress, say } from "../output.ts";

interface Options {
  hub?: string;
  dns?: string;
  json?: boolean;
}

export function addDoctor(program: Command): void {
  program
    .command("doctor")
    .description("look at a deployed hub and say what is not as it should be, with the remedy; changes nothing")
    .option("--hub <id>", "name and stage, such as dih-staging; the first of reconvene.config.ts when absent")
    .option("--dns <server>", "ask this name server, such as 1.1.1.1")
    .option("--json", "answer as JSON, for programs")
    .addHelpText("after", "\nEnds with 0: nothing is wrong; 1: something is; 2: something could not be looked at.")
    .action(async ({ hub, dns, json }: Options) => {
      const deployment = deploymentOf(hub);
      progress(`Looking at ${deployment.id} …`);
      const findings = await examine(deployment, { dnsServer: dns });
      if (json) say(JSON.stringify({ hub: deployment.id, findings }, null, 2));
      else for (const line of [`${deployment.id}, as it is now`, "", ...reportLines(findings)]) say(line);
      process.exitCode = exitCodeOf(findings);
    });
}
