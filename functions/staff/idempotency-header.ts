import { z } from "@hono/zod-openapi";
import { idempotencyHeader } from "./idempotency.ts";

/** For the OpenAPI document of each POST; the middleware is what reads it. */
export const withIdempotencyKey = z.object({
  [idempotencyHeader]: z.string().optional().openapi({
    description: "The same key with the same request is done once, and answered alike, for a day.",
  }),
});
