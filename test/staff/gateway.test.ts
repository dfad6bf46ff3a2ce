import { handle } from "hono/aws-lambda";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { createStaffApp } from "../../functions/staff/app.ts";
import { atGateway } from "../../functions/staff/at-gateway.ts";
import type { SignIn } from "../../functions/staff/sign-in.ts";
import { addToken } from "../../hub/access/tokens.ts";
import { createTestHub, type TestHub } from "../hub.ts";

const issuer = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Example";
const clientId = "the-command-line";
const cognito: SignIn = {
  through: "cognito",
  issuer,
  clientId,
  scope: "openid",
  groupsClaim: "cognito:groups",
  groups: { administrators: "administrators", editors: "editors", readers: "readers" },
};
const oidc: SignIn = {
  ...cognito,
  through: "oidc",
  issuer: "https://login.example.org",
  groupsClaim: "groups",
  groups: { administrators: "Hub Administrators", readers: "staff" },
};
const sub = "5f0c7a3e-0000-4000-8000-1234567890ab";
const signedIn = "ANY /api/{proxy+}";
const withToken = "ANY /with-token/api/{proxy+}";

let hub: TestHub;
beforeAll(async () => {
  hub = await createTestHub();
});
afterAll(() => hub.close());

type Payload = Record<string, unknown>;

/** API Gateway has verified its signature before anybody sees it. */
const jwt = (payload: Payload) =>
  ["{}", JSON.stringify(payload), "signature"].map((part) => Buffer.from(part).toString("base64url")).join(".");

/** As API Gateway writes claims into the context: all of them strings, lists in brackets. */
const written = (payload: Payload) =>
  Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [name, Array.isArray(value) ? `[${value.join(" ")}]` : `${value}`]),
  );

interface Asked {
  routeKey?: string;
  path?: string;
  headers?: Record<string, string>;
  /** The context's `authorizer`. */
  authorizer?: unknown;
}

const answered = z.object({ statusCode: z.number(), body: z.string() });

/** What the function answers to an event of API Gateway (payload format 2.0). */
async function ask(signIn: SignIn, { routeKey = signedIn, path = "/api/tokens", headers = {}, authorizer }: Asked) {
  const app = createStaffApp(hub.context, { authenticate: atGateway(hub.context, signIn), signIn });
  const event = {
    version: "2.0",
    routeKey,
    rawPath: path,
    rawQueryString: "",
    headers,
    isBase64Encoded: false,
    requestContext: {
      ...{ accountId: "1", apiId: "api", domainName: "api.example.org", domainPrefix: "api", requestId: "1" },
      ...{ routeKey, stage: "$default", time: "", timeEpoch: 0 },
      http: { method: "GET", path, protocol: "HTTP/1.1", sourceIp: "198.51.100.7", userAgent: "test" },
      ...(authorizer === undefined ? {} : { authorizer }),
    },
  };
  // Events are what a test makes them, also what API Gateway never would.
  const respond = handle(app) as (event: unknown) => Promise<unknown>;
  const { statusCode, body } = answered.parse(await respond(event));
  return { status: statusCode, body };
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** Somebody whose token the authorizer has verified. */
const person = (signIn: SignIn, payload: Payload, changes: Payload = {}) => {
  const claims = { iss: signIn.issuer, sub, client_id: clientId, token_use: "access", ...payload };
  return ask(signIn, {
    headers: bearer(jwt(claims)),
    authorizer: { jwt: { claims: { ...written(claims), ...changes }, scopes: null } },
  });
};

const administrator = { "cognito:groups": ["administrators"] };

describe("people", () => {
  test("get in by the route whose authorizer has verified their token, and may what their groups may", async () => {
    expect((await person(cognito, administrator)).status).toBe(200);
    const editor = await person(cognito, { "cognito:groups": ["editors", "readers"] });
    expect(editor.status).toBe(403);
    expect(editor.body).toContain("needs the scope admin; yours: read, write, people.");
    for (const groups of [undefined, [], ["guests"], ["Administrators"]]) {
      const nobody = await person(cognito, groups ? { "cognito:groups": groups } : {});
      expect(nobody.status).toBe(403);
      expect(nobody.body).toContain("yours: none.");
    }
  });

  test("get in by a token that is long, for they are in many groups", async () => {
    const others = Array.from({ length: 170 }, (_, i) => `a-group-that-says-nothing-here-${i}`);
    const claims = { "cognito:groups": ["administrators", ...others] };
    expect(jwt(claims).length).toBeGreaterThan(8192);
    expect((await person(cognito, claims)).status).toBe(200);
  });

  test("are known to the trail by their ids, and never by an address", async () => {
    await person(cognito, administrator);
    const make = (one: string) => {
      const claims = { iss: oidc.issuer, sub: one, groups: ["Hub Administrators"] };
      return atGateway(hub.context, oidc)(jwt(claims), {
        requestContext: { routeKey: signedIn, authorizer: { jwt: { claims: written(claims) } } },
      });
    };
    expect(await make(sub)).toMatchObject({ actor: `person:${sub}` });
    const byAddress = await make("ana@example.org");
    expect(byAddress?.actor).toMatch(/^person:[A-Za-z0-9_-]{16}$/);
    expect(await make("ana@example.org")).toEqual(byAddress);
    expect(await make("eva@example.org")).not.toEqual(byAddress);
  });

  const refused: [string, Payload][] = [
    ["an id token", { token_use: "id", aud: clientId }],
    ["a token for another client", { client_id: "another" }],
    ["a token of another issuer", { iss: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Other" }],
    ["a token of nobody", { sub: "" }],
  ];
  test.each(refused)("do not get in by %s", async (_, changes) => {
    expect((await person(cognito, { ...administrator, ...changes })).status).toBe(401);
  });
});

describe("groups of another issuer", () => {
  const scopes = (groups: unknown, changes: Payload = {}) => person(oidc, { groups }, changes);

  test("may have spaces in their names", async () => {
    expect((await scopes(["Hub Administrators"])).status).toBe(200);
    expect((await scopes(["staff", "Hub Administrators", "Paris office"])).status).toBe(200);
    expect((await scopes("Hub Administrators")).status).toBe(200);
  });

  test("are not put together from pieces of others", async () => {
    expect((await scopes(["Hub", "Administrators"])).body).toContain("yours: none.");
    expect((await scopes(["Friends of staff"])).body).toContain("yours: none.");
    expect((await scopes(["staff"])).body).toContain("yours: read.");
    expect((await scopes("[staff]")).body).toContain("yours: none.");
  });

  test("are none where the context does not say what the token says", async () => {
    for (const said of ["[staff]", "[Hub Administrators ]", "Hub Administrators", "", undefined, ["staff"]]) {
      expect((await scopes(["Hub Administrators"], { groups: said })).body, String(said)).toContain("yours: none.");
    }
    for (const odd of [[1], [null], { 0: "staff" }, [["staff"]], true]) {
      expect((await scopes(odd)).body).toContain("yours: none.");
    }
  });
});

describe("a caller who says to be somebody", () => {
  const claims = { iss: issuer, sub, client_id: clientId, token_use: "access", ...administrator };
  const context = { authorizer: { jwt: { claims: written(claims) } }, routeKey: signedIn };
  const forged: [string, Record<string, string>][] = [
    ["a token that nobody has verified", {}],
    ["claims in a header", { "x-amzn-request-context": JSON.stringify(context), "x-amzn-oidc-data": jwt(claims) }],
    ["a context in a header", { requestcontext: JSON.stringify(context), "x-authorizer": JSON.stringify(context) }],
  ];
  for (const [name, headers] of forged) {
    test.each([
      ["the route for people", { routeKey: signedIn }],
      ["the route for programs", { routeKey: withToken, path: "/with-token/api/tokens" }],
      ["the open routes", { routeKey: "GET /api/sign-in" }],
      ["the route for all the rest", { routeKey: "$default" }],
    ])(`by ${name} does not get in by %s`, async (_, way) => {
      expect((await ask(cognito, { ...way, headers: { ...bearer(jwt(claims)), ...headers } })).status).toBe(401);
    });
  }

  test("does not get in with verified claims by a route that verifies nothing", async () => {
    const { authorizer } = context;
    for (const routeKey of [withToken, "GET /api/openapi.json", "GET /api/{proxy+}", "$default", ""]) {
      expect((await ask(cognito, { routeKey, headers: bearer(jwt(claims)), authorizer })).status).toBe(401);
    }
  });

  test("does not get in by an authorizer of another kind, or one that verified nothing", async () => {
    const kinds = [{}, { jwt: {} }, { jwt: { claims: null } }, { lambda: { claims } }, { iam: {} }, { claims }, "yes"];
    for (const authorizer of kinds) {
      expect((await ask(cognito, { headers: bearer(jwt(claims)), authorizer })).status).toBe(401);
    }
  });

  test("adds no second token to one that was verified", async () => {
    const reader = { ...claims, "cognito:groups": ["readers"] };
    const answer = await ask(cognito, {
      headers: { authorization: `Bearer ${jwt(reader)},${jwt(claims)}` },
      authorizer: { jwt: { claims: written(reader) } },
    });
    expect(answer.status).toBe(403);
  });
});

describe("programs", () => {
  const tokenFor = async (name: string) =>
    (await addToken(hub.context, { name, scopes: ["admin"], days: 1 }, { actor: "test", scopes: ["admin"] })).text;

  test("get in by the route that has no authorizer, with an API token", async () => {
    const headers = bearer(await tokenFor("program"));
    const path = "/with-token/api/tokens";
    expect((await ask(cognito, { routeKey: withToken, path, headers })).status).toBe(200);
  });

  test("do not get in by the route for people, whatever was verified", async () => {
    const headers = bearer(await tokenFor("other"));
    expect((await ask(cognito, { headers })).status).toBe(401);
    const claims = written({ iss: issuer, sub, client_id: clientId, token_use: "access", ...administrator });
    const { body } = await ask(cognito, { headers, authorizer: { jwt: { claims } } });
    expect(body).toContain("yours: none.");
  });
});

describe("everybody", () => {
  test("may know where people sign in, and learns no group of theirs", async () => {
    const { status, body } = await ask(oidc, { routeKey: "GET /api/sign-in", path: "/api/sign-in" });
    expect({ status, body: JSON.parse(body) }).toEqual({
      status: 200,
      body: { issuer: "https://login.example.org", clientId, scope: "openid" },
    });
  });

  test("may read what the API is", async () => {
    expect((await ask(cognito, { routeKey: "GET /api/openapi.json", path: "/api/openapi.json" })).status).toBe(200);
  });
});

test("where nobody signs in, that is said", async () => {
  const app = createStaffApp(hub.context, { authenticate: async () => undefined });
  expect((await app.request("/api/sign-in")).status).toBe(404);
});
