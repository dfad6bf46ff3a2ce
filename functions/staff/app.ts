import { OpenAPIHono } from "@hono/zod-openapi";
import { methodNotAllowed } from "hono/method-not-allowed";
import { getPath } from "hono/utils/url";
import type { CompilingContext } from "../../hub/context.ts";
import { problem, problemResponse } from "../problem.ts";
import { withoutWay } from "../ways.ts";
import type { StaffApp, StaffEnv } from "./app-types.ts";
import { type Authenticate, authenticated } from "./bearer.ts";
import { bodyLimits } from "./body-limits.ts";
import { answerErrors, refuse } from "./errors.ts";
import { idempotent } from "./idempotency.ts";
import { addOpenApiDocument } from "./openapi.ts";
import { routes } from "./routes/index.ts";
import { askForScopes, assertScoped } from "./scopes.ts";
import { addSignIn, type SignIn } from "./sign-in.ts";

export interface StaffOptions {
  authenticate: Authenticate;
  /** Where people sign in; absent on a laptop. */
  signIn?: SignIn;
}

/** Staff's API, everything under `/api/`. Answers and errors are JSON, except for the files of exports. */
export function createStaffApp(context: CompilingContext, { authenticate, signIn }: StaffOptions): StaffApp {
  const app: StaffApp = new OpenAPIHono<StaffEnv>({
    defaultHook: refuse,
    getPath: (request) => withoutWay(getPath(request)),
  });
  app.onError(answerErrors(context.log));
  app.use("/api/*", async (c, next) => {
    await next();
    c.header("cache-control", "no-store");
  });
  addOpenApiDocument(app);
  addSignIn(app, signIn);
  app.use(
    "/api/*",
    methodNotAllowed({
      app,
      onMethodNotAllowed: (_, methods) =>
        problemResponse(problem(405, `Here one may ${methods.join(", ")}.`), { allow: methods.join(", ") }),
    }),
  );
  app.use("/api/*", authenticated(authenticate));
  askForScopes(app);
  app.use("/api/*", bodyLimits, idempotent(context));
  for (const add of routes) add(app, context);
  assertScoped(app);
  app.all("/api/*", () => problemResponse(problem(404, "There is nothing at this address.")));
  return app;
}
