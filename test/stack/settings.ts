import { fileURLToPath } from "node:url";
import { type Deployment, type DeploymentInput, readDeployments } from "../../infra/deployment.ts";
import deployments from "../../reconvene.config.ts";

/** The project's folder. */
export const project = fileURLToPath(new URL("../../", import.meta.url));

/** Of an emulator that stays, by ministack's own variable. */
export const usualPort = Number(process.env.GATEWAY_PORT ?? 4566);

/** Where everything is. ministack takes the account's number for a key of its root user. */
export const region = "eu-west-1";
export const account = "000000000000";

/** What the emulator is asked to call the API (its tag `ms-custom-id`), so that links are known before it exists. */
export const apiId = "facade00";
export const apiHost = `${apiId}.execute-api.localhost`;

/** The first hub of reconvene.config.ts as a stage of its own at the emulator, which listens on `port`. */
export function emulatedHub(port: number, contact?: string): Deployment {
  const { account: _, region: __, edge: ___, table: ____, ...settings } = deployments[0];
  const hub = { ...settings.hub, url: `https://${apiHost}:${port}`, ...(contact === undefined ? {} : { contact }) };
  const input: DeploymentInput = { ...settings, stage: "emulator", hub, backupDays: 0 };
  const [deployment] = readDeployments([input]);
  if (!deployment) throw new Error("There is no deployment.");
  return deployment;
}
