import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { etag } from "hono/etag";
import type { Context } from "../../hub/context.ts";
import { problem, RequestError } from "../problem.ts";
import { answerError, answerProblem } from "./answer.tsx";
import { caching, security } from "./headers.ts";
import { clientAddress, type PublicOptions } from "./options.ts";
import { routes } from "./routes/index.ts";
import type { PublicEnv, Route } from "./visit.ts";

const largestBody = 64 * 1024;

/**
 * The public side of the hub: sign-up, confirmation, preferences, unsubscribing, meetings, feeds.
 * A GET changes nothing; there is no cookie.
 *
 * @example
 * ```ts
 * const app = createPublicApp(context);
 * const response = await app.request("/meetings");
 * ```
 */
export function createPublicApp(context: Context, options: Partial<PublicOptions> = {}): Hono<PublicEnv> {
  const app = new Hono<PublicEnv>({ strict: false });
  app.use(async (visit, next) => {
    visit.set("context", context);
    visit.set("options", { clientAddress, ...options });
    await next();
  });
  app.use(security(context.hub));
  app.use(caching);
  app.use(
    bodyLimit({
      maxSize: largestBody,
      onError: () => {
        throw new RequestError(413, "Send at most 64 KB.");
      },
    }),
  );
  for (const route of routes) mount(app, route);
  app.notFound((visit) => answerProblem(visit, problem(404, "There is no such page.")));
  app.onError((error, visit) => answerError(visit, error));
  return app;
}

function mount(app: Hono<PublicEnv>, { path, get, post, secret, lasting }: Route): void {
  const allowed = [...(get ? ["GET", "HEAD"] : []), ...(post ? ["POST"] : [])].join(", ");
  app.use(path, async (visit, next) => {
    visit.set("keep", secret ? "secret" : lasting ? "lasting" : "fresh");
    await next();
  });
  if (get && !secret) app.get(path, etag());
  if (get) app.get(path, get);
  if (post) app.post(path, post);
  app.all(path, (visit) => {
    visit.header("Allow", allowed);
    return answerProblem(visit, problem(405, `This address answers ${allowed}.`));
  });
}
