import { App } from "aws-cdk-lib";
import config from "../reconvene.config.ts";
import { DeploymentError, readDeployment } from "./deployment.ts";
import { HubStack } from "./hub-stack.ts";

try {
  new HubStack(new App(), readDeployment(config), {
    description: "Reconvene: announces meetings, reminds people, reports afterwards",
    terminationProtection: true,
  });
} catch (error) {
  if (!(error instanceof DeploymentError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
