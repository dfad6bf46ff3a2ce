import { execFile } from "node:child_process";
import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type FakeAws, startFakeAws } from "./fake-aws.ts";

const project = join(import.meta.dirname, "../..");

interface Run {
  code: number;
  out: string;
  err: string;
}

const credentials = { AWS_ACCESS_KEY_ID: "local", AWS_SECRET_ACCESS_KEY: "local" };
/** Nothing of this machine's own credentials, profiles or instance roles. */
const bare = {
  PATH: process.env.PATH,
  HOME: "/nonexistent",
  AWS_EC2_METADATA_DISABLED: "true",
  AWS_REGION: "eu-west-1",
};

/** Nobody is behind this name server, and the machine says so at once. */
const deadDns = "127.0.0.1:1";

/** The command as people run it. */
const doctor = (env: Record<string, string | undefined>, ...args: string[]) =>
  new Promise<Run>((done) => {
    const command = ["--import", "tsx", "ops/main.ts", "doctor", "--dns", deadDns, ...args];
    execFile(process.execPath, command, { cwd: project, env: { ...bare, ...env } }, (error, out, err) =>
      done({ code: error ? Number(error.code) : 0, out, err }),
    );
  });

/** Sentences and remedies, of AWS and of DNS; and never a trace. */
function expectsWords({ out, err }: Run, ...words: RegExp[]): void {
  for (const word of words) expect(out).toMatch(word);
  expect(out).toMatch(/The name server does not answer \(E[A-Z]+\)[^\n]+\n +→ Ask another server/);
  expect(out).toMatch(/hub\.example\.org/);
  expect(`${out}${err}`).not.toMatch(/^\s+at .+:\d+|\bundefined\b|\[object/m);
  expect(err).toBe("");
}

/** A port of this machine that nothing listens on, any more. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("The server listened on no port.");
  return address.port;
}

test("where nobody listens, it says so", async () => {
  const run = await doctor({ ...credentials, AWS_ENDPOINT_URL: `http://127.0.0.1:${await closedPort()}` });
  expectsWords(
    run,
    /AWS does not answer \(ECONNREFUSED\)[^\n]+\n +→ Look at the network, the region and AWS_ENDPOINT_URL/,
  );
  expect(run.code).not.toBe(0);
});

describe("where servers take the call and never answer", () => {
  let silent: Server;
  let silentDns: Socket;
  beforeAll(async () => {
    silent = createServer(() => undefined).listen(0, "127.0.0.1");
    silentDns = createSocket("udp4").bind(0, "127.0.0.1");
    await Promise.all([once(silent, "listening"), once(silentDns, "listening")]);
  });
  afterAll(() => {
    silent.close();
    silentDns.close();
  });

  test("it has enough after seconds, and says so", async () => {
    const address = silent.address();
    if (address === null || typeof address === "string") throw new Error("The server listens on no port.");
    const began = performance.now();
    const aws = { ...credentials, AWS_ENDPOINT_URL: `http://127.0.0.1:${address.port}` };
    const run = await doctor(aws, "--dns", `127.0.0.1:${silentDns.address().port}`);
    expectsWords(run, /AWS does not answer \(ETIMEDOUT\)/, /does not answer \(ETIMEOUT\)/);
    expect(performance.now() - began).toBeLessThan(25_000);
  });
});

test("without credentials, it says how to get some", async () => {
  expectsWords(await doctor({}), /There are no AWS credentials[^\n]+\n +→ Sign in/);
});

test("without a region, it says where one is set", async () => {
  expectsWords(await doctor({ ...credentials, AWS_REGION: undefined }), /No AWS region is set[^\n]+\n +→ Say `region`/);
});

describe("where AWS refuses", () => {
  const started: FakeAws[] = [];
  afterAll(() => Promise.all(started.map((aws) => aws.close())));
  const refusing = async (body: string, status = 403, type = "text/xml") => {
    const aws = await startFakeAws({ GetCallerIdentity: { status, body, type } });
    started.push(aws);
    return { ...credentials, AWS_ENDPOINT_URL: aws.url };
  };
  const refusal = (code: string) =>
    `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>It is so.</Message></Error></ErrorResponse>`;

  test.each([
    ["ExpiredToken", /The AWS credentials have expired[^\n]+\n +→ Sign in/],
    ["InvalidClientTokenId", /AWS does not know these credentials/],
  ])("%s is said in a sentence", async (code, says) => {
    expectsWords(await doctor(await refusing(refusal(code))), says);
  });

  test("what is not AWS at all is known for that", async () => {
    const page = "<!doctype html><title>Sign in to the guest network</title>";
    expectsWords(
      await doctor(await refusing(page, 200, "text/html")),
      /What answers is not AWS[^\n]+\n +→ Look at AWS_ENDPOINT_URL/,
    );
  });
});

test("where credentials may not ask for stacks, it goes on with what they may ask for", async () => {
  const type = "text/xml";
  const answer = (name: string, result: string) =>
    `<${name}Response><${name}Result>${result}</${name}Result></${name}Response>`;
  const denied =
    "User: arn:aws:iam::1:user/a is not authorized to perform: cloudformation:DescribeStacks on resource: *";
  const aws = await startFakeAws({
    GetCallerIdentity: { body: answer("GetCallerIdentity", "<Account>123456789012</Account>"), type },
    DescribeStacks: {
      status: 403,
      body: `<ErrorResponse><Error><Code>AccessDenied</Code><Message>${denied}</Message></Error></ErrorResponse>`,
      type,
    },
    "/v2/email/account": {
      body: { ProductionAccessEnabled: false, SendingEnabled: true, EnforcementStatus: "HEALTHY" },
    },
  });
  const run = await doctor({ ...credentials, AWS_ENDPOINT_URL: aws.url });
  await aws.close();
  expectsWords(
    run,
    /Account 123456789012 in eu-west-1/,
    /may not ask for cloudformation:DescribeStacks[^\n]+the functions[^\n]+\n +→ docs\/examples\/doctor-policy\.json/,
    /in SES's sandbox/,
  );
});

test("for programs, findings are JSON", async () => {
  const { out, code } = await doctor({}, "--json");
  const finding = z.strictObject({
    theme: z.string(),
    level: z.enum(["ok", "warning", "wrong", "unknown"]),
    what: z.string(),
    remedy: z.string().optional(),
  });
  const { findings } = z
    .object({ hub: z.literal("dih-production"), findings: z.array(finding) })
    .parse(JSON.parse(out));
  expect(findings.length).toBeGreaterThan(1);
  expect(code).not.toBe(0);
});

test("a hub that there is not", async () => {
  const { err, code } = await doctor({}, "--hub", "other-production");
  expect(err).toBe("reconvene.config.ts has no hub other-production. It has: dih-production.\n");
  expect(code).toBe(1);
});
