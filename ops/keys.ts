import { GetSecretValueCommand, PutSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { keysFrom, withTokenKeys } from "../functions/secret.ts";
import type { Secrets, TokenKeys } from "../hub/keys.ts";
import { existingSecrets, writePrivate } from "../local/data-dir.ts";

/** Where a hub's keys are kept. */
export interface KeysPlace {
  read(): Promise<Secrets>;
  writeTokens(tokens: TokenKeys): Promise<void>;
}

/** The secret that the functions read, by its name or ARN. */
export function keysSecret(SecretId: string, client = new SecretsManagerClient({})): KeysPlace {
  const text = async () => (await client.send(new GetSecretValueCommand({ SecretId }))).SecretString;
  return {
    read: async () => keysFrom(await text()),
    async writeTokens(tokens) {
      const SecretString = withTokenKeys(await text(), tokens);
      await client.send(new PutSecretValueCommand({ SecretId, SecretString }));
    },
  };
}

/** The folder of a hub on a laptop. */
export const keysFolder = (dataDir: string): KeysPlace => ({
  read: async () => existingSecrets(dataDir),
  writeTokens: async (tokens) => writePrivate(dataDir, "secrets.json", { ...existingSecrets(dataDir), tokens }),
});
