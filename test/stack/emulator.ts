import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import tls from "node:tls";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { freePort } from "../runtime/process.ts";
import { apiHost, region } from "./settings.ts";
import { startTlsProxy } from "./tls-proxy.ts";

const certificates = fileURLToPath(new URL("certificate.py", import.meta.url));

/** Of a line of its log, when it is shown. */
const longest = 400;

export interface Emulator {
  port: number;
  url: string;
  /** For processes that are to find it, and never AWS: the SDK's and CDK's variables, and no others of theirs. */
  env: NodeJS.ProcessEnv;
  /** The last lines that it printed; warnings alone. */
  complaints(): string[];
  /** Resolves when it ends, for whatever reason. */
  ended(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts ministack in `folder`, with TLS, and with roles and resource policies enforced (`AUTH`). Mail goes to the SMTP
 * server on `smtpPort`. From then on this process trusts its certificate.
 */
export async function startEmulator(
  python: string,
  folder: string,
  { smtpPort, port }: { smtpPort: number; port?: number },
): Promise<Emulator> {
  const gateway = port ?? (await freePort());
  const url = `https://localhost:${gateway}`;
  const certificate = await certify(python, folder);
  const proxy = await startTlsProxy();
  const temporary = join(folder, "tmp");
  await mkdir(temporary);
  const child = spawn(python, ["-m", "ministack"], {
    cwd: folder,
    // A group of its own, so that the functions' processes end with it.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      // Functions run on the first Node of the path: this one.
      PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
      HOME: folder,
      TMPDIR: temporary,
      STATE_DIR: join(folder, "state"),
      S3_DATA_DIR: join(folder, "s3"),
      BIND_HOST: "127.0.0.1",
      GATEWAY_PORT: String(gateway),
      MINISTACK_REGION: region,
      IOT_MTLS_ENABLED: "0",
      AUTH: "true",
      USE_SSL: "1",
      MINISTACK_SSL_CERT: certificate,
      MINISTACK_SSL_KEY: join(folder, "key.pem"),
      // What functions inherit.
      AWS_ENDPOINT_URL: url,
      NODE_EXTRA_CA_CERTS: certificate,
      SMTP_HOST: `127.0.0.1:${smtpPort}`,
      http_proxy: proxy.url,
    },
  });
  const kill = () => child.pid !== undefined && child.exitCode === null && process.kill(-child.pid, "SIGKILL");
  process.once("exit", kill);
  const ended = once(child, "exit").then(() => {});
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on("line", (line) => said.push(line));
  }
  const emulator = {
    port: gateway,
    url,
    env: { ...withoutAws(process.env), ...variables(url, certificate), GATEWAY_PORT: String(gateway) },
    complaints: () =>
      said
        .filter((line) => /WARN|ERROR/.test(line))
        .map((line) => line.slice(0, longest))
        .slice(-20),
    ended: () => ended,
    async stop() {
      kill();
      await ended;
      await proxy.close();
      process.removeListener("exit", kill);
    },
  };
  for (let waited = 0; !said.some((line) => line.includes(" Ready — ")); waited += 100) {
    if (child.exitCode !== null || waited > 60_000) throw new Error(`ministack does not start:\n${said.join("\n")}`);
    await new Promise((done) => setTimeout(done, 100));
  }
  return emulator;
}

async function certify(python: string, folder: string): Promise<string> {
  await promisify(execFile)(python, [certificates, folder, "localhost", apiHost]);
  const path = join(folder, "certificate.pem");
  tls.setDefaultCACertificates([...tls.getCACertificates("default"), await readFile(path, "utf8")]);
  return path;
}

/** What the SDK, the CDK and Node read to find the emulator and to trust it. */
const variables = (url: string, certificate: string) => ({
  AWS_ENDPOINT_URL: url,
  AWS_REGION: region,
  // Of the AWS command line.
  AWS_DEFAULT_REGION: region,
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
  AWS_CONFIG_FILE: "/dev/null",
  AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  AWS_CA_BUNDLE: certificate,
  NODE_EXTRA_CA_CERTS: certificate,
});

const withoutAws = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !/^(AWS|CDK)_/.test(name)));
