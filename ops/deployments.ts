import { type Deployment, readDeployments } from "../infra/deployment.ts";
import config from "../reconvene.config.ts";
import { OpsError } from "./errors.ts";

/** A hub of reconvene.config.ts by name and stage, `dih-production`; the first when none is named. @throws OpsError */
export function deploymentOf(id: string | undefined): Deployment {
  const deployments = readDeployments(config);
  const [first] = deployments;
  const found = id === undefined ? first : deployments.find((one) => one.id === id);
  if (found) return found;
  const known = deployments.map((one) => one.id).join(", ");
  throw new OpsError(`reconvene.config.ts has no hub ${id}. It has: ${known}.`);
}
