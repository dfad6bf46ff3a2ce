import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { variantApps } from "../infra/variants.ts";
import { pythonWith } from "../kit/venv.ts";

const project = fileURLToPath(new URL("../../", import.meta.url));
const requirements = fileURLToPath(new URL("requirements.txt", import.meta.url));
/** Templates that are not made by CDK. */
const byHand = ["docs/examples/github-role.yaml"];

/** Lints the templates of every choice that the settings leave, and those that people deploy by hand. */
async function main(): Promise<number> {
  const python = await pythonWith("cfn-lint", requirements);
  const folder = await mkdtemp(join(tmpdir(), "reconvene-templates-"));
  try {
    const synthesized = variantApps(folder).flatMap(([, app]) => app.synth().stacks);
    const templates = [...synthesized.map(({ templateFullPath }) => templateFullPath), ...byHand];
    const lint = spawn(python, [join(dirname(python), "cfn-lint"), "--", ...templates], {
      stdio: "inherit",
      cwd: project,
    });
    const [code] = await once(lint, "exit");
    if (code === 0) process.stdout.write(`cfn-lint finds nothing in ${templates.length} templates.\n`);
    return typeof code === "number" ? code : 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

process.exitCode = await main();
