import * as openid from "openid-client";
import { CliError } from "../errors.ts";
import { isSafe } from "../safe-address.ts";
import type { Where } from "./where.ts";

/** What an issuer says of itself (OpenID Connect Discovery 1.0). The command line is a public client of it. */
export async function discover({
  issuer,
  clientId,
}: Pick<Where, "issuer" | "clientId">): Promise<openid.Configuration> {
  const address = new URL(issuer);
  if (!isSafe(address))
    throw new CliError(`The hub has people sign in at ${issuer}, which is not safe: it has no TLS.`);
  const onThisMachine = address.protocol === "http:";
  const found = await explained(issuer, () =>
    openid.discovery(address, clientId, undefined, openid.None(), {
      execute: onThisMachine ? [openid.allowInsecureRequests] : [],
    }),
  );
  const { issuer: itself } = found.serverMetadata();
  // The library lets by what is no name of an issuer: an address of its configuration, or a name of several at once.
  if (URL.parse(itself)?.href === address.href) return found;
  throw new CliError(`The hub has people sign in at ${issuer}, which calls itself ${itself}.`);
}

/** @throws CliError for whatever an issuer refuses, or when it does not answer */
export async function explained<T>(issuer: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof openid.AuthorizationResponseError || error instanceof openid.ResponseBodyError) {
      throw new CliError(`${issuer} refuses: ${error.error_description ?? error.error}.`);
    }
    if (error instanceof openid.ClientError || error instanceof TypeError) {
      throw new CliError(`Signing in at ${issuer} did not work: ${error.message}.`);
    }
    throw error;
  }
}
