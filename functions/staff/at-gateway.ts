import * as z from "zod";
import { staffByToken } from "../../hub/access/tokens.ts";
import type { Context } from "../../hub/context.ts";
import { staffPaths } from "../ways.ts";
import type { Authenticate } from "./bearer.ts";
import { personOf } from "./person.ts";
import type { SignIn } from "./sign-in.ts";

/** What API Gateway says of a request, beside the request: nothing that a caller sends gets in here. */
const gateway = z.object({
  requestContext: z.object({
    routeKey: z.string(),
    authorizer: z.object({ jwt: z.object({ claims: z.record(z.string(), z.unknown()) }) }).optional(),
  }),
});

/**
 * Lets people in by the route whose authorizer has verified their token, and programs by the route that has none. What a
 * request itself says of either is not looked at.
 */
export function atGateway(context: Pick<Context, "clock" | "store" | "keys">, signIn: SignIn): Authenticate {
  return async (token, said) => {
    const { routeKey, authorizer } = gateway.safeParse(said).data?.requestContext ?? {};
    switch (routeKey) {
      case `ANY ${staffPaths.signedIn}`:
        return authorizer && personOf(signIn, authorizer.jwt.claims, token, context.keys);
      case `ANY ${staffPaths.withToken}`:
        return staffByToken(context, token);
      default:
        return undefined;
    }
  };
}
