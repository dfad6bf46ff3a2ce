import { createHash, randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";

/** A token by its parts, both hexadecimal. */
export interface TokenParts {
  /** 64 bits, no secret: the token is looked up by it. */
  id: string;
  /** 256 random bits. */
  secret: string;
}

/** `rcv_`, id, `_`, secret and checksum; what finds secrets in texts may look for this. */
const pattern = /^(?<body>rcv_(?<id>[0-9a-f]{16})_(?<secret>[0-9a-f]{64}))(?<checksum>[0-9a-f]{8})$/;

const checksum = (body: string): string => crc32(body).toString(16).padStart(8, "0");

export const newToken = (): TokenParts => ({
  id: randomBytes(8).toString("hex"),
  secret: randomBytes(32).toString("hex"),
});

/** The 93 characters that somebody keeps. The last eight are a CRC-32: a slip of the hand is told without a look-up. */
export function tokenText({ id, secret }: TokenParts): string {
  const body = `rcv_${id}_${secret}`;
  return `${body}${checksum(body)}`;
}

/** Undefined for anything that cannot be a token of ours. */
export function readTokenText(text: string): TokenParts | undefined {
  const { body = "", id = "", secret = "", checksum: given } = pattern.exec(text)?.groups ?? {};
  return given !== undefined && given === checksum(body) ? { id, secret } : undefined;
}

/** What is kept of a secret: SHA-256, hexadecimal. It has 256 random bits, so that salt and slowness would add nothing. */
export const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");
