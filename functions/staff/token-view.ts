import { z } from "@hono/zod-openapi";
import { type ApiToken, stateOf, tokenStates } from "../../hub/access/api-token.ts";
import { everyScope } from "../../hub/access/scopes.ts";

/** An API token as staff see it: nothing by which one could get in. */
export const tokenShape = z
  .object({
    id: z.string(),
    name: z.string(),
    state: z.enum(tokenStates),
    scopes: z.array(z.enum(everyScope)),
    by: z.string().openapi({ description: "Who made it." }),
    createdAt: z.string(),
    expiresAt: z.string(),
    usedOn: z.string().optional().openapi({ description: "The day of its last use. Absent: never." }),
    revokedAt: z.string().optional(),
    revokedBy: z.string().optional(),
  })
  .openapi("Token");

/** @param now ISO, with second precision */
export function tokenView({ hash: _, ...token }: ApiToken, now: string): z.input<typeof tokenShape> {
  return { ...token, state: stateOf(token, now) };
}
