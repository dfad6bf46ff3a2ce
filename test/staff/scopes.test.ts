import { OpenAPIHono } from "@hono/zod-openapi";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { createStaffApp } from "../../functions/staff/app.ts";
import type { StaffEnv } from "../../functions/staff/app-types.ts";
import { assertScoped } from "../../functions/staff/scopes.ts";
import { everyScope, type Scope } from "../../hub/access/scopes.ts";
import { createStaff, type Staff } from "./staff.ts";

const security = z.object({ security: z.tuple([z.object({ staff: z.tuple([z.enum(everyScope)]) })]) });
const document = z.object({ paths: z.record(z.string(), z.record(z.string(), security)) });

let staff: Staff;
let operations: [method: string, path: string, scope: Scope][];
const tokens = new Map<Scope, { with: string; without: string }>();

beforeAll(async () => {
  staff = await createStaff();
  const answer = await staff.ask("GET", "/api/openapi.json", undefined, { authorization: "" });
  operations = Object.entries(document.parse(answer.body).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security }]): [string, string, Scope] => [
      method.toUpperCase(),
      path.replaceAll(/\{\w+\}/g, "0123456789abcdef"),
      security[0].staff[0],
    ]),
  );
  for (const scope of everyScope) {
    const others = everyScope.filter((one) => one !== scope);
    tokens.set(scope, { with: await staff.tokenWith(scope), without: await staff.tokenWith(...others) });
  }
});
afterAll(() => staff.hub.close());

test("every operation of the document asks for one scope, and each scope is asked for", () => {
  expect(operations.length).toBeGreaterThan(25);
  expect(new Set(operations.map(([, , scope]) => scope))).toEqual(new Set(everyScope));
});

test("all scopes but the one that is asked for are not enough: 403 names it, before anything is read or done", async () => {
  const before = await staff.everything();
  for (const [method, path, scope] of operations) {
    const body = method === "POST" || method === "PUT" ? "not even JSON" : undefined;
    const answer = await staff.askBy(tokens.get(scope)?.without ?? "", method, path, body);
    expect({ method, path, ...answer }).toMatchObject({
      status: 403,
      body: { status: 403, detail: expect.stringContaining(`needs the scope ${scope}`), errors: [{ field: "scope" }] },
    });
    expect(answer.headers.get("www-authenticate")).toContain(`error="insufficient_scope", scope="${scope}"`);
  }
  expect(await staff.everything()).toEqual(before);
});

test("the one scope that is asked for is enough", async () => {
  for (const [method, path, scope] of operations) {
    const body = method === "POST" || method === "PUT" ? {} : undefined;
    const { status } = await staff.askBy(tokens.get(scope)?.with ?? "", method, path, body);
    expect([401, 403, 500], `${method} ${path}: ${status}`).not.toContain(status);
  }
});

test("HEAD asks for what GET asks for", async () => {
  const { status } = await staff.askBy(tokens.get("people")?.without ?? "", "HEAD", "/api/subscribers");
  expect(status).toBe(403);
});

describe("an app is not made", () => {
  const createApp = () => createStaffApp(staff.hub.context, { authenticate: async () => undefined });

  test("with an operation that asks for no scope", () => {
    const app = createApp();
    const responses = { 200: { description: "Everything" } };
    app.openAPIRegistry.registerPath({ method: "get", path: "/api/everything", responses });
    expect(() => assertScoped(app)).toThrow("GET /api/everything asks for no scope");
  });

  test("with a scope for what is not there", () => {
    expect(() => assertScoped(new OpenAPIHono<StaffEnv>())).toThrow(/GET \/api\/meetings, .*: nothing is there/);
  });
});
