import type { Context as HonoContext } from "hono";
import type { Context } from "../../hub/context.ts";
import type { Keep } from "./headers.ts";
import type { PublicOptions } from "./options.ts";

export interface PublicEnv {
  Variables: { context: Context; options: PublicOptions; keep?: Keep };
}

/** One request and what answers it. */
export type Visit = HonoContext<PublicEnv>;

type Answer = (visit: Visit) => Response | Promise<Response>;

/** A path and what its methods do; any other method is answered 405. */
export interface Route {
  path: string;
  get?: Answer;
  post?: Answer;
  /** Its address is a person's key: kept by no cache, found by no search engine. */
  secret?: boolean;
  /** Its address changes with its content: kept for ever. */
  lasting?: boolean;
}

export const tokenOf = (visit: Visit): string => visit.req.param("token") ?? "";
