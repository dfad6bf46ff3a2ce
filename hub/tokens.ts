import { timingSafeEqual } from "node:crypto";
import { DomainError } from "./errors.ts";
import type { Keyring } from "./keys.ts";
import type { SubscriberId } from "./subscribers/address.ts";

/** A token opens one door only: a confirmation link cannot unsubscribe. */
export const purposes = { confirm: 1, preferences: 2, unsubscribe: 3 } as const;
export type Purpose = keyof typeof purposes;

/** What a token says; `at` is the epoch second of what it belongs to (a sign-up request, or 0). */
export interface Claim {
  id: SubscriberId;
  at: number;
}

const idBytes = 12;
const bodyBytes = 2 + idBytes + 5;
const macBytes = 17;

/**
 * Opaque and fixed in length (48 characters): kid, purpose, subscriber id, time, then 136 bits of HMAC-SHA256.
 * Holds no address.
 */
export function makeToken(keys: Keyring, purpose: Purpose, claim: Claim): string {
  const body = Buffer.alloc(bodyBytes);
  body.writeUInt8(keys.currentKid, 0);
  body.writeUInt8(purposes[purpose], 1);
  Buffer.from(claim.id, "base64url").copy(body, 2, 0, idBytes);
  body.writeUIntBE(claim.at, 2 + idBytes, 5);
  const mac = keys.sign(keys.currentKid, purpose, body);
  if (!mac) throw new Error(`There is no token key with kid ${keys.currentKid}.`);
  return Buffer.concat([body, mac.subarray(0, macBytes)]).toString("base64url");
}

/** @throws DomainError `forged` for anything that we did not make for this purpose; compared in constant time. */
export function readToken(keys: Keyring, purpose: Purpose, token: string): Claim {
  const forged = () =>
    new DomainError("forged", "This link is not complete or not ours. Open it again from your mail.");
  if (!/^[A-Za-z0-9_-]{48}$/.test(token)) throw forged();
  const bytes = Buffer.from(token, "base64url");
  const body = bytes.subarray(0, bodyBytes);
  const mac = keys.sign(body.readUInt8(0), purpose, body)?.subarray(0, macBytes);
  const given = bytes.subarray(bodyBytes);
  if (!mac || given.length !== macBytes || !timingSafeEqual(mac, given)) throw forged();
  if (body.readUInt8(1) !== purposes[purpose]) throw forged();
  return { id: body.subarray(2, 2 + idBytes).toString("base64url"), at: body.readUIntBE(2 + idBytes, 5) };
}
