/**
 * Where staff's API is, for whoever calls it. On AWS an authorizer stands before `/api/…` that knows people's tokens and
 * refuses all others, so that API tokens come in by `/with-token/api/…`. On a laptop both lead to the same.
 */
export const withToken = "/with-token";

/** Paths of the routes to staff's function, as API Gateway has them. */
export const staffPaths = {
  /** The authorizer has looked at these. */
  signedIn: "/api/{proxy+}",
  /** Nobody has looked at these: the function does. */
  withToken: `${withToken}/api/{proxy+}`,
} as const;

/** What everybody may read, and needs to before there is a token; by GET. */
export const openPaths = { document: "/api/openapi.json", signIn: "/api/sign-in" } as const;

/** `/with-token/api/meetings` → `/api/meetings`. */
export const withoutWay = (path: string): string =>
  path.startsWith(`${withToken}/`) ? path.slice(withToken.length) : path;

/** Where the command line waits for people who come back from signing in: one of these, which an issuer knows beforehand. */
export const signInReturns = [17653, 17654, 17655].map((port) => `http://localhost:${port}/signed-in`);
