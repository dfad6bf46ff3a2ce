import { createPrivateKey, createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import { createServer } from "node:http";
import Provider, { type JWK } from "oidc-provider";
import { z } from "zod";
import { signInReturns } from "../../functions/ways.ts";
import { listenOnLoopback, stopListening } from "../../local/loopback.ts";
import { signInOnPages } from "../kit/sign-in-pages.ts";

const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const jwk: JWK = {
  ...createPrivateKey(rsa.privateKey.export({ type: "pkcs8", format: "pem" })).export({ format: "jwk" }),
  kty: "RSA",
  alg: "RS256",
  use: "sig",
  kid: "1",
};

export const resource = "https://hub.example.org/api";
export const clientId = "reconvene";

/** An OpenID Connect issuer of an organisation, on a port of its own. Everybody's groups are what a test says. */
export interface Issuer {
  url: string;
  groups: string[];
  /** Claims of a token that this issuer has signed and that has not run out; undefined for any other. */
  verified(token: string): Record<string, unknown> | undefined;
  /** Goes where somebody would whom the command line has sent to an address; the answer is what the last page says. */
  signIn(address: string, as: string): Promise<string>;
  close(): Promise<void>;
}

export async function startIssuer(): Promise<Issuer> {
  const server = createServer();
  const url = await listenOnLoopback(server, 0);
  const issuer: Issuer = {
    url,
    groups: [],
    verified,
    signIn: async (address, login) => (await signInOnPages(address, { login, password: "any" })).text,
    close: () => stopListening(server),
  };
  const provider = new Provider(url, {
    jwks: { keys: [jwk] },
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: "none",
        application_type: "native",
        redirect_uris: signInReturns,
        grant_types: ["authorization_code", "refresh_token"],
        response_types: ["code"],
      },
    ],
    cookies: { keys: ["a key of tests"] },
    findAccount: (_, accountId) => ({ accountId, claims: async () => ({ sub: accountId }) }),
    ttl: { AccessToken: 3600, Grant: 3600, IdToken: 3600, Interaction: 3600, RefreshToken: 3600, Session: 3600 },
    issueRefreshToken: async () => true,
    extraTokenClaims: async () => ({ groups: issuer.groups }),
    features: {
      revocation: { enabled: true, allowedPolicy: async () => true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: async () => ({ scope: "", audience: resource, accessTokenFormat: "jwt" }),
      },
    },
  });
  server.on("request", provider.callback());
  return issuer;
}

const claims = z.looseObject({ exp: z.number() });

function verified(token: string): Record<string, unknown> | undefined {
  const [head = "", body = "", signature = ""] = token.split(".");
  const key = createPublicKey(rsa.publicKey.export({ type: "spki", format: "pem" }));
  const isGenuine = verify("RSA-SHA256", Buffer.from(`${head}.${body}`), key, Buffer.from(signature, "base64url"));
  if (!isGenuine) return undefined;
  const read = claims.parse(JSON.parse(Buffer.from(body, "base64url").toString()));
  return read.exp > Date.now() / 1000 ? read : undefined;
}
