import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import * as z from "zod";
import { environment } from "../environment.ts";

/** As infra/data/secrets.ts has it generated. */
const secret = z.object({ token: z.string().min(32) });

/** @throws Error when there is no such secret or it has not the shape that infra gives it; its value is never in the message */
export async function readStaffToken(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const SecretId = env[environment.staffSecret];
  if (!SecretId) throw new Error(`The function's environment is not complete. ${environment.staffSecret} is missing.`);
  const { SecretString } = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId }));
  const read = secret.safeParse(parsed(SecretString));
  if (!read.success) throw new Error("The staff token's secret is not in the shape that infra gives it.");
  return read.data.token;
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
