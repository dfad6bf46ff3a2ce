import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";
import type { Emulator } from "./emulator.ts";
import { account, project, region } from "./settings.ts";

const require = createRequire(import.meta.url);
const program = z.object({ bin: z.object({ cdk: z.string() }) });
const manifest = require.resolve("aws-cdk/package.json");
const cdk = join(dirname(manifest), program.parse(require(manifest)).bin.cdk);
const app = "node --import tsx test/stack/app.ts";

export const bootstrap = (emulator: Emulator, folder: string): Promise<void> =>
  run(emulator, ["bootstrap", `aws://${account}/${region}`, "--output", join(folder, "cdk.out")]);

/** All stacks of test/stack/app.ts, with its context. */
export const deploy = (emulator: Emulator, folder: string, context: Record<string, string> = {}): Promise<void> =>
  run(emulator, [
    ...["deploy", "--all", "--app", app, "--output", join(folder, "cdk.out")],
    ...["--require-approval", "never", "--concurrency", "4"],
    ...Object.entries(context).flatMap(([name, value]) => ["--context", `${name}=${value}`]),
  ]);

/** @throws Error with the end of what CDK said */
async function run({ env }: Emulator, args: string[]): Promise<void> {
  const child = spawn(process.execPath, [cdk, ...args], { cwd: project, env, stdio: ["ignore", "pipe", "pipe"] });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (said += data));
  const [code] = await once(child, "close");
  process.removeListener("exit", kill);
  if (code !== 0) throw new Error(`cdk ${args[0]} failed:\n${said.split("\n").slice(-40).join("\n")}`);
}
