import { createHash, timingSafeEqual } from "node:crypto";
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { Hono, type Context as HonoContext } from "hono";
import { edgeHeaders, environment } from "./environment.ts";
import { problem, problemResponse } from "./problem.ts";

/**
 * What CloudFront shows with each request that it passes on; undefined where nothing stands in front.
 * @throws Error when the secret is empty
 */
export async function readEdgeKey(env: NodeJS.ProcessEnv = process.env): Promise<string | undefined> {
  const SecretId = env[environment.edgeSecret];
  if (!SecretId) return undefined;
  const { SecretString } = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId }));
  if (!SecretString) throw new Error("The edge's secret is empty.");
  return SecretString;
}

/**
 * Answers only what came through CloudFront, by its key: the API's own address would lead around the firewall, and a
 * reader's address is known from CloudFront alone.
 */
export function behindEdge<App extends { fetch(request: Request, env?: unknown): Response | Promise<Response> }>(
  app: App,
  key: string,
): Hono {
  const expected = digest(key);
  const came = (c: HonoContext) => timingSafeEqual(digest(c.req.header(edgeHeaders.key) ?? ""), expected);
  return new Hono().all("*", (c) =>
    came(c) ? app.fetch(c.req.raw, c.env) : problemResponse(problem(403, "Use the hub's own address, please.")),
  );
}

/** The network address of who asks, as CloudFront saw it; whatever a reader sends by this name is replaced there. */
export const viewerAddress = (c: HonoContext): string => c.req.header(edgeHeaders.viewer) ?? "";

const digest = (text: string) => createHash("sha256").update(text).digest();
