import { type HubConfig, hubConfig } from "../hub/config.ts";
import deployments from "../reconvene.config.ts";

/** The first hub of reconvene.config.ts, at home on a laptop. */
export const localHubConfig = (port: number): HubConfig =>
  hubConfig.parse({ ...deployments[0].hub, configurationSet: "reconvene", url: `http://localhost:${port}` });
