import * as z from "zod";
import { everyScope } from "./scopes.ts";

/** An API token as it is kept: all but its secret. */
export const apiToken = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(everyScope)),
  /** Of the secret (hub/access/token-text.ts). */
  hash: z.string(),
  /** The actor who made it. */
  by: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  /** The day of its last use. */
  usedOn: z.string().exactOptional(),
  revokedAt: z.string().exactOptional(),
  revokedBy: z.string().exactOptional(),
});
export type ApiToken = z.infer<typeof apiToken>;

/** As the audit trail has whoever shows it. */
export const actorOf = ({ name }: Pick<ApiToken, "name">): string => `token:${name}`;

export const tokenStates = ["active", "expired", "revoked"] as const;
export type TokenState = (typeof tokenStates)[number];

/** @param now ISO, with second precision */
export function stateOf({ revokedAt, expiresAt }: Pick<ApiToken, "revokedAt" | "expiresAt">, now: string): TokenState {
  if (revokedAt !== undefined) return "revoked";
  return expiresAt <= now ? "expired" : "active";
}

const mostDays = 366;

/** What somebody who makes a token says of it. A name is on the audit trail and in logs, so it has room for no address. */
export const tokenWish = z.strictObject({
  name: z
    .string()
    .max(40)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
      error: "A name has small letters, digits and single hyphens, such as weekly-report.",
    }),
  scopes: z
    .array(z.enum(everyScope, { error: `A scope is one of ${everyScope.join(", ")}.` }))
    .min(1, { error: "Say at least one scope." })
    .transform((given) => everyScope.filter((scope) => given.includes(scope))),
  days: z
    .int({ error: "Write a whole number of days." })
    .min(1, { error: "At least one day." })
    .max(mostDays, { error: `At most ${mostDays} days.` })
    .default(90),
});
export type TokenWish = z.output<typeof tokenWish>;
