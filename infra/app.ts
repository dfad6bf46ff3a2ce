import { App } from "aws-cdk-lib";
import config from "../reconvene.config.ts";
import { checkStacks } from "./checks.ts";
import { DeploymentError, readDeployments } from "./deployment.ts";
import { createStacks } from "./stacks.ts";
import { codeVersion } from "./version.ts";

try {
  const deployments = readDeployments(config);
  const app = new App();
  const version = codeVersion();
  for (const deployment of deployments) createStacks(app, deployment, version);
  checkStacks(app);
} catch (error) {
  if (!(error instanceof DeploymentError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
