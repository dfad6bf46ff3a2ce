import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { pythonWith } from "../kit/venv.ts";
import { complaintsOf } from "./aws.ts";
import { breaks } from "./breaks.ts";
import { bootstrap, deploy } from "./cdk.ts";
import { type Emulator, startEmulator } from "./emulator.ts";
import { findHub } from "./hub.ts";
import { directions, keepMail } from "./keep.ts";
import { type Mailbox, startMailbox } from "./mailbox.ts";
import { say, step } from "./progress.ts";
import { emulatedHub, usualPort } from "./settings.ts";
import { heartbeat } from "./story/heartbeat.ts";
import { story } from "./story/story.ts";

const requirements = fileURLToPath(new URL("requirements.txt", import.meta.url));
const { values: asked } = parseArgs({ options: { break: { type: "string" }, keep: { type: "boolean" } } });
const broken = breaks.find((name) => name === asked.break);
if (asked.break !== undefined && !broken) throw new Error(`--break takes one of: ${breaks.join(", ")}.`);

/** Deploys the stacks to an emulator of AWS, and lives a hub's main job there; `--keep`: leaves that to a person. */
async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "reconvene-stack-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const python = await step("ministack is installed", () => pythonWith("ministack", requirements));
  const mailbox = await startMailbox(asked.keep ? keepMail(folder) : undefined);
  const emulator = await startEmulator(python, folder, {
    smtpPort: mailbox.port,
    ...(asked.keep ? { port: usualPort } : {}),
  });
  say(`ministack listens at ${emulator.url}`);
  try {
    await rehearse(emulator, mailbox, folder, broken ? { break: broken } : {});
  } catch (error) {
    await explain(emulator);
    throw error;
  } finally {
    await emulator.stop();
    await mailbox.close();
  }
}

async function rehearse(
  emulator: Emulator,
  mailbox: Mailbox,
  folder: string,
  context: Record<string, string>,
): Promise<void> {
  await step("cdk bootstrap", () => bootstrap(emulator, folder));
  await step("cdk deploy --all", () => deploy(emulator, folder, context));
  const hub = await findHub(emulator, mailbox);
  await step("the scheduled rule calls tick for the first time", () => heartbeat(hub));
  if (asked.keep) {
    process.stdout.write(directions(hub));
    return emulator.ended();
  }
  await story(hub, folder, (contact) => deploy(emulator, folder, { ...context, contact }));
  say("All is well.");
}

/** What helps to find out why: a screen of it, not the whole log. */
async function explain(emulator: Emulator): Promise<void> {
  const { id } = emulatedHub(emulator.port);
  const functions = await complaintsOf(emulator, `${id}-service`).catch((error: unknown) => [String(error)]);
  process.stdout.write(
    ["The functions said:", ...functions, "ministack said:", ...emulator.complaints(), ""].join("\n"),
  );
}

// Whatever ends this process, `exit` ends those that it started.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(1));
try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
