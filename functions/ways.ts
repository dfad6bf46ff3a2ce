/**
 * Where staff's API is, for whoever calls it. On AWS an authorizer stands before `/api/…` that knows people's tokens and
 * refuses all others, so that API tokens come in by `/with-token/api/…`. On a laptop both lead to the same.
 */
export const withToken = "/with-token";

/** `/with-token/api/meetings` → `/api/meetings`. */
export const withoutWay = (path: string): string =>
  path.startsWith(`${withToken}/`) ? path.slice(withToken.length) : path;
