import { createHash } from "node:crypto";
import * as z from "zod";
import type { Secrets, TokenKeys } from "../hub/keys.ts";

/**
 * As Secrets Manager keeps it. `GenerateSecretString` makes one value, `generated`, from which both keys come at
 * first; an operator who rotates token keys writes `tokens`, and `generated` goes on to give the id key.
 */
const keysSecret = z.object({
  generated: z.string().min(32),
  tokens: z.object({ current: z.number().int().min(1).max(255), keys: z.record(z.string(), z.string()) }).optional(),
});

/** @throws Error when the secret has not the shape above; its value is never in the message */
export function keysFrom(text: string | undefined): Secrets {
  const read = keysSecret.safeParse(parsed(text));
  if (!read.success) throw new Error("The keys' secret is not in the shape that infra gives it.");
  const { generated, tokens } = read.data;
  const key = (purpose: string) => createHash("sha256").update(`${purpose} ${generated}`).digest("hex");
  return { id: key("id"), tokens: tokens ?? { current: 1, keys: { "1": key("token 1") } } };
}

/** The same secret with other token keys; ids stay what they are. @throws Error as `keysFrom` */
export function withTokenKeys(text: string | undefined, tokens: TokenKeys): string {
  keysFrom(text);
  return JSON.stringify({ ...keysSecret.parse(parsed(text)), tokens });
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
