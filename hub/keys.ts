import { createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from "node:crypto";
import * as z from "zod";

/** The hub's secrets, as kept: hexadecimal, 32 bytes each. `id` is never rotated; `tokens` may hold several by kid. */
export interface Secrets {
  id: string;
  tokens: TokenKeys;
}

/** A token says its kid in one byte. */
const lastKid = 255;

/** Anything else `Buffer.from(…, "hex")` would cut short in silence, down to a key of no bytes that anybody can guess. */
const key = z.string().regex(/^[0-9a-f]{64}$/, { error: "A key is 64 hexadecimal digits." });
const kid = z
  .string()
  .regex(/^[1-9]\d{0,2}$/)
  .refine((text) => Number(text) <= lastKid);

/** New links are made with the current key; those in mail of long ago are read with theirs. */
export const tokenKeys = z
  .object({ current: z.number(), keys: z.record(kid, key) })
  .refine(({ current, keys }) => keys[String(current)] !== undefined, { error: "The current key is not there." });
export type TokenKeys = z.infer<typeof tokenKeys>;

const newKey = () => randomBytes(32).toString("hex");

export const makeSecrets = (): Secrets => ({ id: newKey(), tokens: { current: 1, keys: { "1": newKey() } } });

/** One more key, which is not used yet: whoever reads links must know it before anybody makes one with it. */
export function withNewKey({ current, keys }: TokenKeys): { tokens: TokenKeys; kid: number } {
  const kid = Math.max(...Object.keys(keys).map(Number)) + 1;
  if (kid > lastKid) throw new Error(`There are ${lastKid} token keys; a token has no room for more.`);
  return { tokens: { current, keys: { ...keys, [kid]: newKey() } }, kid };
}

/** @throws Error when there is no such key */
export function withCurrentKey(tokens: TokenKeys, kid: number): TokenKeys {
  if (tokens.keys[String(kid)] === undefined) throw new Error(`There is no token key with kid ${kid}.`);
  return { ...tokens, current: kid };
}

/** Keyed hashes, with a key derived for each purpose so that no value of one kind can pass as another. */
export interface Keyring {
  /** First `bytes` bytes of HMAC-SHA256 over `text`, under the never-rotated key. */
  hash(purpose: string, text: string, bytes: number): Buffer;
  /** HMAC-SHA256 for tokens under key `kid`; undefined when there is no such key. */
  sign(kid: number, purpose: string, data: Buffer): Buffer | undefined;
  currentKid: number;
}

const unusable = () =>
  new Error("The hub's keys are not what it needs: each 64 hexadecimal digits, and the current one among them.");

const hmac = (key: KeyObject, data: string | Buffer) => createHmac("sha256", key).update(data).digest();

/** Kept as a key object: made from bytes at each use, it would cost five times the hash. */
const derive = (secret: string, purpose: string) =>
  createSecretKey(Buffer.from(hkdfSync("sha256", Buffer.from(secret, "hex"), "reconvene", purpose, 32)));

/** @throws Error for keys that are none, without saying them */
export function createKeyring(secrets: Secrets): Keyring {
  if (!key.safeParse(secrets.id).success || !tokenKeys.safeParse(secrets.tokens).success) throw unusable();
  const derived = new Map<string, KeyObject>();
  const keyFor = (label: string, secret: string, purpose: string) => {
    const name = `${label} ${purpose}`;
    const known = derived.get(name) ?? derive(secret, purpose);
    derived.set(name, known);
    return known;
  };
  return {
    hash: (purpose, text, bytes) => hmac(keyFor("id", secrets.id, purpose), text).subarray(0, bytes),
    sign(kid, purpose, data) {
      const secret = secrets.tokens.keys[String(kid)];
      return secret === undefined ? undefined : hmac(keyFor(`token ${kid}`, secret, purpose), data);
    },
    currentKid: secrets.tokens.current,
  };
}
