import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Staff } from "../../hub/access/scopes.ts";
import type { CompilingContext } from "../../hub/context.ts";

/** Who asks, once known. */
export interface StaffEnv {
  Variables: {
    staff: Staff;
    actor: string;
    /** What is kept of an answer for its Idempotency-Key, where that is not the whole. */
    remembered?: unknown;
  };
}

export type StaffApp = OpenAPIHono<StaffEnv>;

/** A route adds itself to the app and to its OpenAPI document. */
export type AddRoute = (app: StaffApp, context: CompilingContext) => void;
