import { CliError } from "../errors.ts";
import { keptLogins } from "./kept.ts";
import type { Where } from "./where.ts";

type Client = Pick<Where, "issuer" | "clientId">;

/** Client ids of some issuers are GUIDs, in whichever case. */
const isSame = (one: Client, other: Client): boolean =>
  new URL(one.issuer).href === new URL(other.issuer).href &&
  one.clientId.toLowerCase() === other.clientId.toLowerCase();

/**
 * Whether somebody has signed in to this hub at this issuer already. A login is good wherever its issuer and client are
 * believed, so that one of another hub is not for this one, which may only repeat what that one says.
 * @throws CliError for the issuer and client of another hub
 */
export function isFamiliar(url: string, there: Client): boolean {
  const addresses = Object.entries(keptLogins()).flatMap(([address, login]) => (isSame(login, there) ? [address] : []));
  const other = addresses.find((address) => address !== url);
  if (other !== undefined) {
    throw new CliError(
      `${url} has you sign in as ${other} does, and would get a login that is good there. If both are yours, sign out ` +
        `of that one first: RECONVENE_URL=${other} npm run hub -- logout`,
    );
  }
  return addresses.length > 0;
}
