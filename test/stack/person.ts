import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { signInReturns } from "../../functions/ways.ts";
import { signInOnPages } from "../kit/sign-in-pages.ts";

/** Somebody whom `ops staff add` has invited. */
export interface Invited {
  address: string;
  /** Of the invitation's mail. */
  temporaryPassword: string;
  /** Which they choose as they sign in for the first time. */
  password: string;
}

const issued = z.object({ access_token: z.string(), id_token: z.string(), refresh_token: z.string() });
export type Issued = z.infer<typeof issued>;

const [redirectUri = ""] = signInReturns;

/**
 * Signs in on the pages of an emulator's user pool, as the command line has people do it: authorization code with PKCE.
 * @param url the emulator's, which serves the pages and the token endpoint of every pool
 */
export async function signInAtPool(url: string, clientId: string, who: Invited): Promise<Issued> {
  const verifier = randomBytes(32).toString("base64url");
  const asked = new URLSearchParams({
    ...{ response_type: "code", client_id: clientId, redirect_uri: redirectUri, scope: "openid", state: "here" },
    ...{ code_challenge: createHash("sha256").update(verifier).digest("base64url"), code_challenge_method: "S256" },
  });
  const typed = {
    ...{ username: who.address, password: who.temporaryPassword },
    ...{ new_password: who.password, confirm_password: who.password },
  };
  const { url: returned, text } = await signInOnPages(`${url}/oauth2/authorize?${asked}`, typed, redirectUri);
  const code = returned.searchParams.get("code");
  if (code === null) throw new Error(`Nobody was let in: ${text.replaceAll(/<[^>]+>|\s+/g, " ").slice(-300)}`);
  const answer = await fetch(`${url}/oauth2/token`, {
    method: "POST",
    body: new URLSearchParams({
      ...{ grant_type: "authorization_code", client_id: clientId, redirect_uri: redirectUri },
      ...{ code, code_verifier: verifier },
    }),
  });
  return issued.parse(await answer.json());
}
