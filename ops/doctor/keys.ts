import { GetSecretValueCommand } from "@aws-sdk/client-secrets-manager";
import { keysFrom } from "../../functions/secret.ts";
import { createKeyring, type Keyring } from "../../hub/keys.ts";
import type { Examined } from "./check.ts";

/** The keys that the functions use. They are never shown. @throws NotMade, KeysSecretError */
export async function keysOf({ aws, made }: Examined): Promise<Keyring> {
  const SecretId = made.one("data", "AWS::SecretsManager::Secret", "SecretsKeys");
  const { SecretString } = await aws.secrets.send(new GetSecretValueCommand({ SecretId }));
  return createKeyring(keysFrom(SecretString));
}
