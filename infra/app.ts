import { App } from "aws-cdk-lib";
import config from "../reconvene.config.ts";
import { checkStacks } from "./checks.ts";
import { DeploymentError, readDeployments } from "./deployment.ts";
import { createStacks } from "./stacks.ts";

try {
  const deployments = readDeployments(config);
  const app = new App();
  for (const deployment of deployments) createStacks(app, deployment);
  checkStacks(app);
} catch (error) {
  if (!(error instanceof DeploymentError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
