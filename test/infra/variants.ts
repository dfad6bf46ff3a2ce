import { join } from "node:path";
import type { App } from "aws-cdk-lib";
import { type DeploymentInput, readDeployments } from "../../infra/deployment.ts";
import { createStacks } from "../../infra/stacks.ts";
import deployments from "../../reconvene.config.ts";
import { createApp } from "./template.ts";

/** Every choice that the settings leave, beside the example's. */
const variants: Record<string, Partial<DeploymentInput>> = {
  example: {},
  "elsewhere, without backups": { account: "123456789012", region: "eu-west-1", backupDays: 0 },
};

/** An app a variant, not yet synthesized; the assemblies of all go into folders of `outdir`, or each into one of its own. */
export const variantApps = (outdir?: string): [name: string, app: App][] =>
  Object.entries(variants).map(([name, changes], i) => {
    const app = createApp(outdir && join(outdir, String(i)));
    for (const deployment of readDeployments([{ ...deployments[0], ...changes }])) createStacks(app, deployment);
    return [name, app];
  });
