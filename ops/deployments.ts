import { type Deployment, type DeploymentInput, readDeployments } from "../infra/deployment.ts";
import config from "../reconvene.config.ts";
import { OpsError } from "./errors.ts";

/**
 * A hub of reconvene.config.ts by name and stage, `dih-production`; the first when none is named. A stage that the file
 * does not have, such as an emulator's, is taken for one with the settings of its hub's first.
 * @throws OpsError, DeploymentError
 */
export function deploymentOf(id: string | undefined): Deployment {
  const deployments = readDeployments(config);
  const [first] = deployments;
  const found = id === undefined ? first : deployments.find((one) => one.id === id);
  if (found) return found;
  const other = id === undefined ? undefined : atOtherStage(id);
  if (other) return other;
  const known = deployments.map((one) => one.id).join(", ");
  throw new OpsError(`reconvene.config.ts has no hub ${id}. It has: ${known}.`);
}

function atOtherStage(id: string): Deployment | undefined {
  const hubs: DeploymentInput[] = config;
  const hub = hubs.find(({ name }) => id.startsWith(`${name}-`));
  return hub && readDeployments([{ ...hub, stage: id.slice(hub.name.length + 1) }])[0];
}
