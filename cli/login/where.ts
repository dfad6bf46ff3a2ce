import { z } from "zod";
import { openPaths } from "../../functions/ways.ts";
import { CliError } from "../errors.ts";

/** Where people of a hub sign in, as the hub says it (functions/staff/sign-in.ts). */
export const where = z.object({
  issuer: z.url(),
  clientId: z.string().min(1),
  scope: z.string(),
  resource: z.string().exactOptional(),
});
export type Where = z.infer<typeof where>;

const patienceMs = 30_000;

/** @throws CliError where nobody signs in, or no hub is */
export async function whereToSignIn(url: string): Promise<Where> {
  const answer = await ask(`${url}${openPaths.signIn}`);
  if (answer.status === 404) throw new CliError(`Nobody signs in at ${url}: set RECONVENE_TOKEN to an API token.`);
  const read = answer.ok ? where.safeParse(await answer.json().catch(() => undefined)) : undefined;
  if (!read?.success) throw new CliError(`${url} does not answer like a Reconvene hub. Is the address right?`);
  return read.data;
}

async function ask(address: string): Promise<Response> {
  try {
    return await fetch(address, { signal: AbortSignal.timeout(patienceMs) });
  } catch {
    throw new CliError(`The hub does not answer at ${address}. Look at RECONVENE_URL.`);
  }
}
