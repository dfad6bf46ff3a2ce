import { domainToASCII } from "node:url";
import { invalid } from "../errors.ts";
import type { Keyring } from "../keys.ts";

/** 96 bits, base64url: 16 characters that sort as their bytes do not; compare them as strings only. */
export type SubscriberId = string;

const local = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
/** The last label begins with a letter: `10.0.0.10` is no domain. */
const domain = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/**
 * The address as it is mailed to: local part as typed, domain in lower-case ASCII (punycode).
 * SES v1 has no SMTPUTF8, so a non-ASCII local part is refused.
 * @throws DomainError `invalid` on field `email`
 */
export function parseAddress(text: string): string {
  const typed = text.trim();
  if (/[\s\p{Cc}]/u.test(typed)) throw invalid("email", "An e-mail address has no spaces or line breaks.");
  const at = typed.lastIndexOf("@");
  if (at < 1 || at === typed.length - 1) throw invalid("email", "Write an e-mail address, such as name@example.org.");
  const name = typed.slice(0, at);
  if (/[^ -~]/.test(name)) {
    throw invalid("email", "The part before the @ may hold only unaccented letters, digits and common signs.");
  }
  const written = typed.slice(at + 1);
  const address = `${name}@${domainToASCII(written).toLowerCase()}`;
  // domainToASCII reads the host of a URL: it would drop `/path`, and decode `%6d`.
  const isHost = !/[^A-Za-z0-9.\u0080-\u{10ffff}-]/u.test(written) && domain.test(address.slice(at + 1));
  if (!local.test(name) || name.length > 64 || !isHost || address.length > 254) {
    throw invalid("email", "Write an e-mail address, such as name@example.org.");
  }
  return address;
}

/** One person, one id: case is ignored, dots and plus-tags are not (they are different mailboxes for most hosts). */
export const subscriberId = (keys: Keyring, address: string): SubscriberId =>
  keys.hash("subscriber id", address.toLowerCase(), 12).toString("base64url");

/** `c•••@example.org`: enough to recognise one's own, too little to learn somebody else's. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, 1)}•••${address.slice(at)}`;
}

export const shards = 16;

/** Which of the audience's 16 walks a subscriber is on, `00` … `15`. */
export function shardOf(id: SubscriberId): string {
  const first = Buffer.from(id, "base64url")[0] ?? 0;
  return shardName(first % shards);
}

export const shardName = (number: number): string => String(number).padStart(2, "0");
