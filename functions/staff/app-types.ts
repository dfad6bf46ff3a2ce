import type { OpenAPIHono } from "@hono/zod-openapi";
import type { CompilingContext } from "../../hub/context.ts";

/** Who asks, once known. */
export interface StaffEnv {
  Variables: { actor: string };
}

export type StaffApp = OpenAPIHono<StaffEnv>;

/** A route adds itself to the app and to its OpenAPI document. */
export type AddRoute = (app: StaffApp, context: CompilingContext) => void;
