import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundles } from "../../bench/budgets.ts";
import { esbuildOptions, type FunctionName, functionNames } from "../../infra/bundle.ts";

interface Bundle {
  /** Bytes that each file came to. */
  inputs: Map<string, number>;
  code: string;
}

let folder: string;
const built = new Map<FunctionName, Bundle>();
const kb = (bytes: number) => `${Math.round(bytes / 1000)} KB`;
const bundleOf = (name: FunctionName): Bundle => built.get(name) ?? { inputs: new Map(), code: "" };
const inputsOf = (name: FunctionName, pattern: RegExp) =>
  [...bundleOf(name).inputs.keys()].filter((path) => pattern.test(path));
const bytesOf = (name: FunctionName, pattern: RegExp) =>
  inputsOf(name, pattern).reduce((sum, path) => sum + (bundleOf(name).inputs.get(path) ?? 0), 0);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "reconvene-bundles-"));
  for (const name of functionNames) {
    const outfile = join(folder, `${name}.mjs`);
    const { metafile } = await build({ ...esbuildOptions(name), outfile, metafile: true, logLevel: "warning" });
    const inputs = new Map(
      Object.values(metafile.outputs)
        .flatMap((output) => Object.entries(output.inputs))
        .map(([path, { bytesInOutput }]): [string, number] => [path, bytesInOutput])
        .filter(([, bytes]) => bytes > 0),
    );
    built.set(name, { inputs, code: await readFile(outfile, "utf8") });
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(["public", "plan", "deliver", "feedback"] as const)("%s carries no React", (name) => {
  expect(inputsOf(name, /node_modules\/(react|react-dom|@react-email)\/|^emails\//)).toEqual([]);
});

test.each(functionNames)("%s carries nothing of the local runtime, of staff's terminal or of CDK", (name) => {
  expect(
    inputsOf(name, /^(local|cli|infra|test|bench)\/(?!without-prettier)|node_modules\/(aws-cdk-lib|dynalite)\//),
  ).toEqual([]);
  expect(bundleOf(name).code).not.toContain("/_local");
});

test.each([
  "public",
  "plan",
  "deliver",
  "feedback",
] as const)("%s composes no MIME: that is done once an edition", (name) => {
  expect(inputsOf(name, /node_modules\/nodemailer\/.*\/(mail-composer|smtp-|mailer|dkim|xoauth)/)).toEqual([]);
  // Encoding words and lines is nodemailer's too, and small; MailComposer whole is 138 KB.
  expect(bytesOf(name, /node_modules\/nodemailer\//)).toBeLessThan(20_000);
});

test("the public function carries nothing of staff's", () => {
  expect(inputsOf("public", /^functions\/(staff|tick|plan|deliver|feedback)\/|^hub\/(audit|feedback)\//)).toEqual([]);
});

test("prettier, which React Email imports and nothing uses, stays out", () => {
  for (const name of functionNames) expect(inputsOf(name, /node_modules\/prettier\//)).toEqual([]);
});

test("each starts as a module on its own and says what its environment lacks", async () => {
  const script = `const said = {};
    for (const name of ${JSON.stringify(functionNames)}) {
      const { handler } = await import("./" + name + ".mjs");
      said[name] = await handler({}, {}).catch(String);
    }
    console.log(JSON.stringify(said));`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], {
    cwd: folder,
    env: {},
  });
  const said: Record<string, unknown> = JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
  for (const name of functionNames) expect(said[name]).toMatch(/The function's environment is not complete/);
});

test.each(functionNames)("%s keeps to its budget", (name) => {
  const size = Buffer.byteLength(bundleOf(name).code) / 1000;
  const budget = bundles[name] ?? 0;
  const message = `${name} is ${size.toFixed(0)} KB, and bench/budgets.json allows ${budget}. What was added to it? If it is worth that, raise the budget there.`;
  expect(size, message).toBeLessThanOrEqual(budget);
  expect(size, `${name} is only ${size.toFixed(0)} KB now: lower its budget in bench/budgets.json.`).toBeGreaterThan(
    0.85 * budget,
  );
});

test("sizes", ({ annotate }) => {
  const sizes = functionNames.map((name) => {
    const { code } = bundleOf(name);
    return `${name} ${kb(Buffer.byteLength(code))} (${kb(gzipSync(code).byteLength)} zipped)`;
  });
  process.stdout.write(`Bundles: ${sizes.join(", ")}\n`);
  return annotate(sizes.join(", "));
});
