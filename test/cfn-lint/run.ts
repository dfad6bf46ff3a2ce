import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { variantApps } from "../infra/variants.ts";

const run = promisify(execFile);
const project = fileURLToPath(new URL("../../", import.meta.url));
const requirements = fileURLToPath(new URL("requirements.txt", import.meta.url));
const cache = join(project, "node_modules", ".cache", "cfn-lint");
/** Templates that are not made by CDK. */
const byHand = ["docs/examples/github-role.yaml"];

/** cfn-lint, put into an environment of its own by pip the first time, and again when another version is wanted. */
async function cfnLint(): Promise<string> {
  const wanted = (await readFile(requirements, "utf8")).trim();
  const folder = join(cache, wanted.replace("==", "-"));
  const command = join(folder, "bin", "cfn-lint");
  if (existsSync(command)) return command;
  await rm(folder, { recursive: true, force: true });
  await mkdir(cache, { recursive: true });
  await run("python3", ["-m", "venv", folder]);
  await run(join(folder, "bin", "pip"), ["install", "--quiet", "--requirement", requirements]);
  return command;
}

/** Lints the templates of every choice that the settings leave, and those that people deploy by hand. */
async function main(): Promise<number> {
  const command = await cfnLint();
  const folder = await mkdtemp(join(tmpdir(), "reconvene-templates-"));
  try {
    const synthesized = variantApps(folder).flatMap(([, app]) => app.synth().stacks);
    const templates = [...synthesized.map(({ templateFullPath }) => templateFullPath), ...byHand];
    const lint = spawn(command, ["--", ...templates], { stdio: "inherit", cwd: project });
    const [code] = await once(lint, "exit");
    if (code === 0) process.stdout.write(`cfn-lint finds nothing in ${templates.length} templates.\n`);
    return typeof code === "number" ? code : 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

process.exitCode = await main();
