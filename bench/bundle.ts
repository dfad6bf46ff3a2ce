import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { esbuildOptions, type FunctionName } from "../infra/bundle.ts";

export interface Bundles {
  folder: string;
  /** A function as infra deploys it. */
  ofFunction(name: FunctionName): Promise<string>;
  /** A module of the bench, by the same rules. */
  ofModule(url: URL): Promise<string>;
  /** A module that has no file. */
  ofText(name: string, contents: string): Promise<string>;
  remove(): Promise<void>;
}

export async function makeBundles(): Promise<Bundles> {
  const folder = await mkdtemp(join(tmpdir(), "reconvene-bench-"));
  const { entryPoints: _, ...shared } = esbuildOptions("deliver");
  let made = 0;
  const outfile = (name: string) => join(folder, `${name}-${made++}.mjs`);
  const bundled = async (file: string, input: Parameters<typeof build>[0]) => {
    await build({ ...shared, ...input, outfile: file, logLevel: "warning" });
    return file;
  };
  return {
    folder,
    ofFunction: (name) => bundled(outfile(name), esbuildOptions(name)),
    ofModule: (url) => bundled(outfile("module"), { entryPoints: [fileURLToPath(url)] }),
    ofText: (name, contents) =>
      bundled(outfile(name), { stdin: { contents, resolveDir: shared.absWorkingDir, sourcefile: `${name}.ts` } }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
