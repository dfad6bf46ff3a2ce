import { createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from "node:crypto";

/** The hub's secrets, as kept: hexadecimal, 32 bytes each. `id` is never rotated; `tokens` may hold several by kid. */
export interface Secrets {
  id: string;
  tokens: TokenKeys;
}

/** New links are made with the current key; those in mail of long ago are read with theirs. */
export interface TokenKeys {
  current: number;
  keys: Record<string, string>;
}

const newKey = () => randomBytes(32).toString("hex");

export const makeSecrets = (): Secrets => ({ id: newKey(), tokens: { current: 1, keys: { "1": newKey() } } });

/** A token says its kid in one byte. */
const lastKid = 255;

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

const hmac = (key: KeyObject, data: string | Buffer) => createHmac("sha256", key).update(data).digest();

/** Kept as a key object: made from bytes at each use, it would cost five times the hash. */
const derive = (secret: string, purpose: string) =>
  createSecretKey(Buffer.from(hkdfSync("sha256", Buffer.from(secret, "hex"), "reconvene", purpose, 32)));

export function createKeyring(secrets: Secrets): Keyring {
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
