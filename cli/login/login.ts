import * as openid from "openid-client";
import { CliError } from "../errors.ts";
import { isFamiliar } from "./familiar.ts";
import { discover, explained } from "./issuer.ts";
import { keepLogin, type Login } from "./kept.ts";
import { awaitReturn } from "./return.ts";
import { type Where, whereToSignIn } from "./where.ts";

type Tokens = openid.TokenEndpointResponse & openid.TokenEndpointResponseHelpers;

/** Whoever signs in. */
export interface Person {
  /** Asked once for a hub and its issuer: whether that hub may have a login of that issuer's host. */
  agrees(host: string): Promise<boolean>;
  /** Gets the address to go to. */
  show(address: URL): void;
}

/**
 * Has somebody sign in to a hub: authorization code with PKCE (RFC 7636, RFC 8252), state and nonce. False when they do
 * not agree. @throws CliError
 */
export async function logIn(url: string, { agrees, show }: Person): Promise<boolean> {
  const there = await whereToSignIn(url);
  const issuer = await discover(there);
  if (!isFamiliar(url, there) && !(await agrees(new URL(there.issuer).host))) return false;
  const [verifier, state, nonce] = [openid.randomPKCECodeVerifier(), openid.randomState(), openid.randomNonce()];
  const awaited = await awaitReturn(state);
  try {
    const address = openid.buildAuthorizationUrl(issuer, {
      ...resourceOf(there),
      redirect_uri: awaited.redirectUri,
      scope: there.scope,
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
      state,
      nonce,
    });
    show(address);
    const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
    const returned = await awaited.returned;
    const tokens = await explained(there.issuer, () =>
      openid.authorizationCodeGrant(issuer, returned, checks, resourceOf(there)),
    );
    keepLogin(url, loginOf(there, tokens));
    return true;
  } finally {
    awaited.close();
  }
}

/** A login is renewed so long before it ends. */
const aheadSeconds = 60;

/** The access token of a login, renewed when it is about to end. @throws CliError when it cannot be renewed any more */
export async function accessToken(url: string, login: Login): Promise<string> {
  if (login.expiresAt - aheadSeconds > nowSeconds()) return login.accessToken;
  const { refreshToken } = login;
  if (refreshToken === undefined) throw ended(url);
  const issuer = await discover(login);
  try {
    const tokens = await openid.refreshTokenGrant(issuer, refreshToken, resourceOf(login));
    const renewed = { ...loginOf(login, tokens), refreshToken: tokens.refresh_token ?? refreshToken };
    keepLogin(url, renewed);
    return renewed.accessToken;
  } catch (error) {
    if (error instanceof openid.ResponseBodyError && error.error === "invalid_grant") throw ended(url);
    return explained(login.issuer, () => Promise.reject(error));
  }
}

/** Forgets a login, and has the issuer forget it where it can. */
export async function logOut(url: string, login: Login): Promise<void> {
  keepLogin(url, undefined);
  const { refreshToken } = login;
  if (refreshToken === undefined) return;
  const issuer = await discover(login);
  if (issuer.serverMetadata().revocation_endpoint === undefined) return;
  await explained(login.issuer, () => openid.tokenRevocation(issuer, refreshToken));
}

const ended = (url: string) => new CliError(`Your login at ${url} has ended. Sign in again: npm run hub -- login`);

function loginOf({ issuer, clientId, scope, resource }: Where, tokens: Tokens): Login {
  return {
    ...{ issuer, clientId, scope },
    ...(resource === undefined ? {} : { resource }),
    accessToken: tokens.access_token,
    expiresAt: nowSeconds() + (tokens.expiresIn() ?? 0),
    ...(tokens.refresh_token === undefined ? {} : { refreshToken: tokens.refresh_token }),
  };
}

const resourceOf = ({ resource }: Where): Record<string, string> => (resource === undefined ? {} : { resource });

const nowSeconds = (): number => Math.floor(Date.now() / 1000);
