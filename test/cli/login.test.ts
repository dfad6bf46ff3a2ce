import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAdaptorServer } from "@hono/node-server";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { createStaffApp } from "../../functions/staff/app.ts";
import { atGateway } from "../../functions/staff/at-gateway.ts";
import type { SignIn } from "../../functions/staff/sign-in.ts";
import { signInReturns } from "../../functions/ways.ts";
import { listenOnLoopback, stopListening } from "../../local/loopback.ts";
import { type Cli, createCli } from "./cli.ts";
import { clientId, type Issuer, resource, startIssuer } from "./issuer.ts";

let cli: Cli;
let issuer: Issuer;
let server: Server;
let url: string;
let config: string;

beforeAll(async () => {
  [cli, issuer] = await Promise.all([createCli(), startIssuer()]);
  const signIn: SignIn = {
    ...{ through: "oidc", issuer: issuer.url, clientId, scope: "openid", resource },
    ...{ groupsClaim: "groups", groups: { administrators: "Hub Administrators" } },
  };
  const app = createStaffApp(cli.hub.context, { authenticate: behindAuthorizer(signIn), signIn });
  const made = createAdaptorServer({ fetch: (request) => app.fetch(request), createServer });
  if (!(made instanceof Server)) throw new TypeError("Not a server of node:http.");
  server = made;
  url = await listenOnLoopback(server, 0);
});
afterAll(async () => {
  await Promise.all([stopListening(server), issuer.close(), cli.close()]);
});
beforeEach(() => {
  config = mkdtempSync(join(tmpdir(), "reconvene-config-"));
  issuer.groups = ["Hub Administrators"];
  return () => rmSync(config, { recursive: true });
});

/** What API Gateway does on the route for people: it verifies, and says what it has verified. */
function behindAuthorizer(signIn: SignIn): ReturnType<typeof atGateway> {
  const authenticate = atGateway(cli.hub.context, signIn);
  return async (token) => {
    const claims = Object.entries(issuer.verified(token) ?? {}).map(([name, value]) => [
      name,
      Array.isArray(value) ? `[${value.join(" ")}]` : String(value),
    ]);
    const authorizer = claims.length > 0 ? { jwt: { claims: Object.fromEntries(claims) } } : undefined;
    return authenticate(token, { requestContext: { routeKey: "ANY /api/{proxy+}", authorizer } });
  };
}

const env = () => ({ RECONVENE_URL: url, XDG_CONFIG_HOME: config });
const hub = (...args: string[]) => cli.runIn(env(), ...args);
const kept = z.record(z.string(), z.looseObject({ refreshToken: z.string(), expiresAt: z.number() }));
const file = () => join(config, "reconvene", "logins.json");
const readKept = () => kept.parse(JSON.parse(readFileSync(file(), "utf8")));

/** Signs in as somebody does: by the address that the command line prints. */
async function login(as = "ana") {
  const { said, ended } = cli.begin(env(), "login", "--yes");
  const address = await said(/^http:\S+\/auth\?\S+$/m);
  const page = await issuer.signIn(address, as);
  return { address: new URL(address), page, ...(await ended) };
}

/** Has a port be in use, by this or, where it is so already, by whatever else. */
const take = (port: number): Promise<Server> =>
  new Promise((done) => {
    const server = createServer();
    server.once("error", () => done(server));
    server.listen(port, "127.0.0.1", () => done(server));
  });

/** As if so much time had passed. */
const ends = (changes: Record<string, unknown>) => {
  const [[address = "", one] = []] = Object.entries(readKept());
  writeFileSync(file(), JSON.stringify({ [address]: { ...one, ...changes } }));
};

describe("signing in", () => {
  test("sends people to the issuer with a challenge, and keeps what it issued for them alone", async () => {
    const { address, page, code, out } = await login();
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      ...{ response_type: "code", client_id: clientId, code_challenge_method: "S256", scope: "openid", resource },
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      redirect_uri: expect.stringMatching(/^http:\/\/localhost:1765[3-5]\/signed-in$/),
    });
    expect(page).toContain("You may close this window");
    expect({ code, last: out.trimEnd().split("\n").at(-1) }).toEqual({ code: 0, last: `You are signed in to ${url}.` });
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(statSync(join(config, "reconvene")).mode & 0o777).toBe(0o700);
    expect((await hub("tokens", "list")).out).toBe("There is no token.\n");
  });

  test("opens the browser that people have, with the address and nothing else", async () => {
    const browser = join(config, "browser");
    const opened = join(config, "opened");
    writeFileSync(browser, `#!/bin/sh\nprintf '%s\\n' "$@" > "${opened}.new" && mv "${opened}.new" "${opened}"\n`, {
      mode: 0o755,
    });
    const { said, stop } = cli.begin({ ...env(), BROWSER: browser }, "login", "--yes");
    const address = await said(/^http:\S+\/auth\?\S+$/m);
    await vi.waitUntil(() => existsSync(opened), { timeout: 10_000 });
    expect(readFileSync(opened, "utf8")).toBe(`${address}\n`);
    stop();
  });

  test("lets people do what their groups may, and the trail knows who it was", async () => {
    await login("eva");
    await hub("tokens", "add", "eva-1", "--scopes", "read");
    expect((await hub("audit")).out).toMatch(/person:eva +token\.add/);
    issuer.groups = ["Friends of Hub Administrators"];
    await login("eva");
    expect((await hub("audit")).err).toContain("This needs the scope admin; yours: none.");
  });

  test("waits for the one who was sent: whoever comes without their state changes nothing", async () => {
    const { said, ended } = cli.begin(env(), "login", "--yes");
    const address = await said(/^http:\S+\/auth\?\S+$/m);
    const back = new URL(address).searchParams.get("redirect_uri") ?? "";
    for (const wrong of [`${back}?code=stolen`, `${back}?code=stolen&state=guessed`, `${back}?error=access_denied`]) {
      expect((await fetch(wrong)).status).toBe(404);
    }
    await issuer.signIn(address, "ana");
    expect((await ended).code).toBe(0);
  });

  test("finds another place to wait where one is taken, and says so where all are", async () => {
    const ports = signInReturns.map((address) => Number(new URL(address).port));
    const [taken, alsoTaken] = await Promise.all(ports.slice(0, -1).map(take));
    const { address, code } = await login();
    expect({ code, to: address.searchParams.get("redirect_uri") }).toEqual({ code: 0, to: signInReturns.at(-1) });
    const last = await take(ports.at(-1) ?? 0);
    expect((await hub("login", "--yes")).err).toMatch(/all are in use/);
    for (const one of [taken, alsoTaken, last]) one?.close();
  });

  test("is refused in a sentence when the issuer refuses", async () => {
    const { said, ended } = cli.begin(env(), "login", "--yes");
    const address = new URL(await said(/^http:\S+\/auth\?\S+$/m));
    const back = new URL(address.searchParams.get("redirect_uri") ?? "");
    back.search = String(
      new URLSearchParams({
        ...{ error: "access_denied", error_description: "You have been locked out", iss: issuer.url },
        state: address.searchParams.get("state") ?? "",
      }),
    );
    expect((await fetch(back)).status).toBe(200);
    expect((await ended).err).toBe(`${issuer.url} refuses: You have been locked out.\n`);
  });
});

describe("a login", () => {
  test("is renewed when it is about to end, without anybody noticing", async () => {
    await login();
    ends({ expiresAt: Math.floor(Date.now() / 1000) + 30, accessToken: "over" });
    expect((await hub("tokens", "list", "--all")).code).toBe(0);
    const [renewed] = Object.values(readKept());
    expect(renewed?.expiresAt).toBeGreaterThan(Date.now() / 1000 + 600);
  });

  test("that cannot be renewed has to be made again", async () => {
    await login();
    ends({ expiresAt: 0, refreshToken: "nobody's" });
    expect((await hub("tokens", "list")).err).toMatch(/login at .* has ended\. Sign in again: npm run hub -- login/);
  });

  test("that the hub does not accept has to be made again", async () => {
    await login();
    ends({ accessToken: "altered" });
    expect((await hub("tokens", "list")).err).toBe(
      "The hub does not accept the token. Sign in again: npm run hub -- login\n",
    );
  });

  test("stands back behind RECONVENE_TOKEN", async () => {
    await login();
    const { err } = await cli.runIn({ ...env(), RECONVENE_TOKEN: "something-else" }, "tokens", "list");
    expect(err).toMatch(/does not accept the token\. Look at RECONVENE_TOKEN/);
  });

  test("is forgotten here and at the issuer", async () => {
    await login();
    const before = readFileSync(file(), "utf8");
    expect((await hub("logout")).out).toBe(`You are signed out of ${url}.\n`);
    expect((await hub("tokens", "list")).err).toMatch(/Sign in with npm run hub -- login/);
    expect((await hub("logout")).err).toBe(`You are not signed in to ${url}.\n`);
    writeFileSync(file(), before);
    ends({ expiresAt: 0 });
    expect((await hub("tokens", "list")).err).toMatch(/has ended/);
  });
});

/** A server that says of itself what it is told to. */
async function startImpostor(signIn: unknown): Promise<{ address: string; stop(): Promise<void> }> {
  const impostor = createServer((_, response) => response.end(JSON.stringify(signIn)));
  return { address: await listenOnLoopback(impostor, 0), stop: () => stopListening(impostor) };
}

describe("a hub that repeats where people of another sign in", () => {
  const signIn = () => ({ issuer: issuer.url, clientId, scope: "openid", resource });

  test.each<[string, () => Record<string, unknown>, RegExp]>([
    ["to the letter", signIn, /has you sign in as http\S+ does.*RECONVENE_URL=http\S+ npm run hub -- logout/],
    [
      "with another end",
      () => ({ ...signIn(), issuer: `${issuer.url}/`, clientId: clientId.toUpperCase() }),
      /has you sign in as http\S+ does/,
    ],
    [
      "by the address of the issuer's configuration",
      () => ({ ...signIn(), issuer: `${issuer.url}/.well-known/openid-configuration` }),
      /\.well-known\/openid-configuration, which calls itself http/,
    ],
  ])("%s gets no login of theirs", async (_, told, refusal) => {
    await login();
    const { address, stop } = await startImpostor(told());
    const { code, out, err } = await cli.runIn({ ...env(), RECONVENE_URL: address }, "login", "--yes");
    await stop();
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(refusal);
    expect(Object.keys(readKept())).toEqual([url]);
  });
});

describe("whose hub it is", () => {
  test("is asked before anybody is sent to the issuer", async () => {
    const { code, out, err } = await hub("login");
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain(`${url} will get a login of ${new URL(issuer.url).host}, to act for you. Is it your hub?`);
  });

  test("is not asked again of who has signed in there", async () => {
    await login();
    const { said, stop } = cli.begin(env(), "login");
    expect(await said(/^http:\S+\/auth\?\S+$/m)).toContain(issuer.url);
    stop();
  });
});

describe("where one cannot sign in", () => {
  test("that is said", async () => {
    expect((await cli.runIn({ RECONVENE_URL: cli.url, XDG_CONFIG_HOME: config }, "login")).err).toMatch(
      /^Nobody signs in at .*: set RECONVENE_TOKEN/,
    );
    expect((await cli.runIn({ XDG_CONFIG_HOME: config }, "login")).err).toMatch(/^RECONVENE_URL is not set/);
    expect((await cli.runIn({ RECONVENE_URL: "http://hub.example.org" }, "login")).err).toMatch(/https:/);
  });

  test("a damaged file is named, and not written over", async () => {
    await login();
    writeFileSync(file(), "{");
    expect((await hub("tokens", "list")).err).toMatch(/logins\.json is damaged/);
    expect((await hub("login")).code).toBe(1);
    expect(readFileSync(file(), "utf8")).toBe("{");
  });
});
