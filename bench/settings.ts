import { awsDelivery, environment } from "../functions/environment.ts";
import { keysFrom } from "../functions/secret.ts";
import { hubConfig } from "../hub/config.ts";
import { createKeyring } from "../hub/keys.ts";
import deployments from "../reconvene.config.ts";

export const hub = hubConfig.parse({ ...deployments[0].hub, configurationSet: "reconvene" });
export const tableName = "bench";
export const region = "eu-west-1";
export const credentials = { accessKeyId: "bench", secretAccessKey: "bench" };
/** As Secrets Manager answers. Nothing is protected by it. */
export const keysSecret = JSON.stringify({ generated: "be".repeat(32) });
export const keys = createKeyring(keysFrom(keysSecret));

/**
 * On a busy machine messages come late for their turns and get new ones: right, and not what is measured here. With this
 * much time none does.
 */
export const unhurried = { ...awsDelivery, freshMs: 60_000, rateUse: 0.5 };

export interface Endpoints {
  dynamodb: string;
  /** SES, SQS and Secrets Manager. */
  cloud: string;
}

/** The environment of a deployed function, with its AWS on this machine. */
export const functionEnvironment = ({ dynamodb, cloud }: Endpoints): Record<string, string> => ({
  NODE_ENV: "production",
  PATH: process.env.PATH ?? "",
  AWS_REGION: region,
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  AWS_ENDPOINT_URL: cloud,
  AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
  [environment.deployment]: "bench",
  [environment.function]: "deliver",
  [environment.hub]: JSON.stringify(hub),
  [environment.delivery]: JSON.stringify(unhurried),
  [environment.table]: tableName,
  [environment.planQueue]: `${cloud}/000000000000/plan`,
  [environment.bulkQueue]: `${cloud}/000000000000/bulk`,
  [environment.expressQueue]: `${cloud}/000000000000/express`,
  [environment.keysSecret]: "keys",
});
