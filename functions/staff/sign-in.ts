import * as z from "zod";
import type { Role } from "../../hub/access/roles.ts";
import { environment } from "../environment.ts";
import { problem, problemResponse } from "../problem.ts";
import { openPaths } from "../ways.ts";
import type { StaffApp } from "./app-types.ts";

const group = z.string().min(1);

/** Where people sign in, and what their groups are called there. No secret: a command line is a public client. */
export const signIn = z.object({
  through: z.enum(["cognito", "oidc"]),
  /** As tokens say it (`iss`); its configuration is below it (OpenID Connect Discovery 1.0 §4). */
  issuer: z.string(),
  clientId: z.string(),
  /** What the issuer is asked for. */
  scope: z.string(),
  /** For whom the token is to be, where the issuer wants to be told (RFC 8707). */
  resource: z.string().exactOptional(),
  groupsClaim: z.string(),
  groups: z.object({
    administrators: group,
    editors: group.exactOptional(),
    readers: group.exactOptional(),
  } satisfies Record<Role, z.ZodType>),
});
export type SignIn = z.infer<typeof signIn>;

/** @throws Error when the environment has none, or one of another shape */
export function readSignIn(env: NodeJS.ProcessEnv = process.env): SignIn {
  const read = signIn.safeParse(parsed(env[environment.signIn]));
  if (!read.success) throw new Error(`The function's environment is not complete. ${environment.signIn} is not right.`);
  return read.data;
}

/** `GET /api/sign-in`, for everybody: by it the command line learns where to send people. */
export function addSignIn(app: StaffApp, known: SignIn | undefined): void {
  app.get(openPaths.signIn, (c) => {
    if (!known) return problemResponse(problem(404, "Nobody signs in here: there are tokens alone."));
    const { issuer, clientId, scope, resource } = known;
    return c.json({ issuer, clientId, scope, ...(resource === undefined ? {} : { resource }) });
  });
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
