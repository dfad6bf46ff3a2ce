import { type HubConfig, hubConfig } from "../hub/config.ts";
import deployed from "../reconvene.config.ts";

/** The hub of reconvene.config.ts, at home on a laptop. */
export const localHubConfig = (port: number): HubConfig =>
  hubConfig.parse({ ...deployed.hub, url: `http://localhost:${port}` });
