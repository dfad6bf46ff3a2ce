import { everyRole, type Role, scopesOf } from "../../hub/access/roles.ts";
import type { Staff } from "../../hub/access/scopes.ts";
import type { Keyring } from "../../hub/keys.ts";
import type { SignIn } from "./sign-in.ts";

/** What API Gateway says of a token that it has verified: each claim as a string. */
export type Claims = Record<string, unknown>;

/**
 * Who signed in, by what the authorizer verified. `token` is what it verified: it is asked only where one name of a list
 * ends. Undefined for a token that is no access token of ours.
 */
export function personOf(
  { through, issuer, clientId, groupsClaim, groups }: SignIn,
  claims: Claims,
  token: string,
  keys: Keyring,
): Staff | undefined {
  const { iss, sub, token_use, client_id } = claims;
  if (iss !== issuer || typeof sub !== "string" || sub === "") return undefined;
  // An id token of Cognito has the same audience, and is not meant for an API.
  if (through === "cognito" && (token_use !== "access" || client_id !== clientId)) return undefined;
  const held = listOf(claims[groupsClaim], groupsClaim, token);
  const isHeld = (role: Role) => groups[role] !== undefined && held.includes(groups[role]);
  return { actor: `person:${withoutAddress(sub, keys)}`, scopes: scopesOf(everyRole.filter(isHeld)) };
}

/** Some issuers name people by their addresses, which are in no log here. */
const withoutAddress = (sub: string, keys: Keyring): string =>
  /^[\w|.:-]{1,64}$/.test(sub) ? sub : keys.hash("staff", sub, 12).toString("base64url");

/**
 * API Gateway writes a list as `[a b]`, in which `a b` may be one name or two. The token tells, if it comes to the very
 * same string; if not, nobody is in any group.
 */
function listOf(said: unknown, name: string, token: string): string[] {
  const inToken = payloadOf(token)[name];
  const names = typeof inToken === "string" ? [inToken] : inToken;
  if (typeof said !== "string" || !isListOfStrings(names)) return [];
  return said === inToken || said === `[${names.join(" ")}]` ? names : [];
}

const isListOfStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === "string");

/** What a signed token says (RFC 7519 §3); nothing for anything else. */
function payloadOf(token: string): Claims {
  const [, payload = "", ...rest] = token.split(".");
  if (rest.length !== 1) return {};
  try {
    const read: unknown = JSON.parse(Buffer.from(payload, "base64url").toString());
    return typeof read === "object" && read !== null ? { ...read } : {};
  } catch {
    return {};
  }
}
