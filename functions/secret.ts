import { createHash } from "node:crypto";
import * as z from "zod";
import { type Secrets, type TokenKeys, tokenKeys } from "../hub/keys.ts";

/**
 * As Secrets Manager keeps it. `GenerateSecretString` makes one value, `generated`, from which both keys come at
 * first; an operator who rotates token keys writes `tokens`, and `generated` goes on to give the id key.
 */
const keysSecret = z.object({
  generated: z.string().min(32),
  tokens: tokenKeys.optional(),
});

/** The secret has not the shape above, or holds a key that is none. Its value is never in the message. */
export class KeysSecretError extends Error {
  override readonly name = "KeysSecretError";
}

/** @throws KeysSecretError */
export function keysFrom(text: string | undefined): Secrets {
  const read = keysSecret.safeParse(parsed(text));
  if (!read.success)
    throw new KeysSecretError(
      "The keys' secret is not in the shape that infra gives it, or a key in it is not 64 hexadecimal digits.",
    );
  const { generated, tokens } = read.data;
  const key = (purpose: string) => createHash("sha256").update(`${purpose} ${generated}`).digest("hex");
  return { id: key("id"), tokens: tokens ?? { current: 1, keys: { "1": key("token 1") } } };
}

/** The same secret with other token keys; ids stay what they are. @throws KeysSecretError */
export function withTokenKeys(text: string | undefined, tokens: TokenKeys): string {
  keysFrom(text);
  const secret = JSON.stringify({ ...keysSecret.parse(parsed(text)), tokens });
  keysFrom(secret);
  return secret;
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
