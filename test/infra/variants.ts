import { join } from "node:path";
import type { App } from "aws-cdk-lib";
import { type DeploymentInput, readDeployments } from "../../infra/deployment.ts";
import { createStacks } from "../../infra/stacks.ts";
import deployments from "../../reconvene.config.ts";
import { createApp } from "./template.ts";

export const certificateIn = (region: string): string =>
  `arn:aws:acm:${region}:123456789012:certificate/0f0e0d0c-0000-4000-8000-000000000000`;

/** Every choice that the settings leave, beside the example's. */
export const variants: Record<string, Partial<DeploymentInput>> = {
  example: {},
  "elsewhere, without backups": { account: "123456789012", region: "eu-west-1", backupDays: 0 },
  "on a table that was restored": { table: "dih-restored" },
  "on a table that was restored, elsewhere": { table: "dih-restored", account: "123456789012", region: "eu-west-1" },
  "with people of its organisation": {
    staff: {
      through: "oidc",
      issuer: "https://login.example.org/realms/staff",
      audience: "https://hub.example.org/api",
      resource: "https://hub.example.org/api",
      clientId: "reconvene",
      groupsClaim: "groups",
      administrators: "Hub Administrators",
      editors: "Communication",
    },
  },
  "by its own name": { edge: { through: "api-gateway", certificate: certificateIn("eu-west-1") } },
  "behind CloudFront": { edge: { through: "cloudfront", certificate: certificateIn("us-east-1") } },
  "behind CloudFront and a firewall": {
    region: "eu-west-1",
    edge: {
      through: "cloudfront",
      certificate: certificateIn("us-east-1"),
      firewall: { requestsInFiveMinutes: 500 },
    },
  },
};

/** An app a variant, not yet synthesized; the assemblies of all go into folders of `outdir`, or each into one of its own. */
export const variantApps = (outdir?: string): [name: string, app: App][] =>
  Object.entries(variants).map(([name, changes], i) => {
    const app = createApp(outdir && join(outdir, String(i)));
    for (const deployment of readDeployments([{ ...deployments[0], ...changes }])) createStacks(app, deployment);
    return [name, app];
  });
