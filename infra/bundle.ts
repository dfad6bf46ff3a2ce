import { join } from "node:path";
import type { BuildOptions } from "esbuild";

/** Six Lambda functions, a folder each under functions/. */
export const functionNames = ["public", "staff", "tick", "plan", "deliver", "feedback"] as const;
export type FunctionName = (typeof functionNames)[number];

export const projectRoot = join(import.meta.dirname, "..");
export const entryOf = (name: FunctionName): string => join(projectRoot, "functions", name, "handler.ts");

/** Packages in CommonJS call `require`, which a module has not. */
export const banner =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);";

/** A package's module build, where it has one, leaves out what is not used. */
export const mainFields = ["module", "main"];

/** React's development build is twice as slow, and larger. */
export const define = { "process.env.NODE_ENV": '"production"' };

/** `render` of React Email imports prettier (258 KB) for an option that nothing here uses. */
export const alias = {
  "prettier/plugins/html": "./infra/without-prettier.ts",
  "prettier/standalone": "./infra/without-prettier.ts",
};

/** What esbuild is told, in its own words, for whoever bundles without CDK: tests and benchmarks. */
export const esbuildOptions = (name: FunctionName) =>
  ({
    absWorkingDir: projectRoot,
    entryPoints: [entryOf(name)],
    bundle: true,
    platform: "node",
    target: "node24",
    format: "esm",
    minify: true,
    banner: { js: banner },
    mainFields,
    define,
    alias,
  }) satisfies BuildOptions;
