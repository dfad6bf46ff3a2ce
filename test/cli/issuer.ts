import { createPrivateKey, createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import { createServer } from "node:http";
import Provider, { type JWK } from "oidc-provider";
import { z } from "zod";
import { signInReturns } from "../../functions/ways.ts";
import { listenOnLoopback, stopListening } from "../../local/loopback.ts";

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
  /** Goes where somebody would who signs in with an address; the answer is of the last page. */
  signIn(address: string, as: string): Promise<Response>;
  close(): Promise<void>;
}

export async function startIssuer(): Promise<Issuer> {
  const server = createServer();
  const url = await listenOnLoopback(server, 0);
  const issuer: Issuer = {
    url,
    groups: [],
    verified,
    signIn: walkThrough,
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

/** Follows redirections with cookies, and fills in the provider's own forms: who one is, and that it is all right. */
async function walkThrough(address: string, as: string): Promise<Response> {
  const cookies = new Map<string, string>();
  let next = new URL(address);
  let form: URLSearchParams | undefined;
  for (let step = 0; step < 20; step += 1) {
    const answer = await fetch(next, {
      method: form ? "POST" : "GET",
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(form ? { body: form } : {}),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    form = undefined;
    const location = answer.headers.get("location");
    if (location) {
      next = new URL(location, next);
      continue;
    }
    const [, action] = /<form[^>]* action="([^"]+)"/.exec(answer.ok ? await answer.clone().text() : "") ?? [];
    if (action === undefined) return answer;
    const text = await answer.text();
    const [, prompt = ""] = /name="prompt" value="(\w+)"/.exec(text) ?? [];
    form = new URLSearchParams(prompt === "login" ? { prompt, login: as, password: "any" } : { prompt });
    next = new URL(action, next);
  }
  throw new Error("Signing in does not come to an end.");
}
