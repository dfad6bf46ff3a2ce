import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";
import type { Safeguard } from "./safeguards.ts";

export interface Bundle {
  file: string;
  remove(): Promise<void>;
}

/**
 * The worker in one file: processes die by the dozen here, and start four times faster from it.
 * @throws Error when the code that `without` wants to take out is not there
 */
export async function bundleWorker(without?: Safeguard): Promise<Bundle> {
  const folder = await mkdtemp(join(tmpdir(), "reconvene-chaos-"));
  const file = join(folder, "worker.mjs");
  await build({
    entryPoints: [fileURLToPath(new URL("workers/main.ts", import.meta.url))],
    outfile: file,
    bundle: true,
    platform: "node",
    target: "node24",
    format: "esm",
    // What is CommonJS inside asks for Node's own modules by `require`.
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    logLevel: "warning",
    plugins: without ? [takenOut(without)] : [],
  });
  return { file, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Replaces the texts of a safeguard in its file, which must hold each exactly once. */
const takenOut = ({ file, replaced }: Safeguard): Plugin => ({
  name: "without",
  setup(context) {
    const path = fileURLToPath(new URL(`../${file}`, import.meta.url));
    let found = false;
    context.onLoad({ filter: /\.ts$/ }, async (args) => {
      if (args.path !== path) return undefined;
      let contents = await readFile(path, "utf8");
      found = replaced.every(({ text }) => contents.split(text).length === 2);
      for (const { text, instead } of replaced) contents = contents.replace(text, () => instead);
      return { contents, loader: "ts" };
    });
    context.onEnd(() => {
      if (!found)
        throw new Error(`${file} does not hold exactly once: ${replaced.map(({ text }) => text).join(" | ")}`);
    });
  },
});
