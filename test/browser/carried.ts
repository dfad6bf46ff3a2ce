import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";

const modules = join(import.meta.dirname, "../../node_modules");
/** Goes when the packages go. */
const cache = join(modules, ".cache");

/** The machine's fonts where it has any, and the one that is carried. */
const fonts = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

export interface CarriedBrowser {
  executablePath: string;
  env: Record<string, string | undefined>;
}

/**
 * The Chromium inside the npm package `@sparticuz/chromium`, unpacked once. It brings the libraries that a machine
 * without a desktop lacks (NSS, NSPR, expat), and a font.
 */
export async function carriedBrowser(): Promise<CarriedBrowser> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error("No Chrome or Chromium was found. Install one, or say where it is: CHROME_PATH=…");
  }
  const home = join(cache, `chromium-${await version()}`);
  if (!existsSync(home)) await unpack(home);
  return {
    executablePath: join(home, "chromium"),
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(home, "al2023/lib"),
      FONTCONFIG_FILE: join(home, "fonts.conf"),
    },
  };
}

async function version(): Promise<string> {
  const manifest = await readFile(join(modules, "@sparticuz/chromium/package.json"), "utf8");
  return z.object({ version: z.string() }).parse(JSON.parse(manifest)).version;
}

/**
 * The package unpacks into the temporary folder, and its libraries only where it believes to be on Lambda: so a process
 * of its own is told both. The folder gets its name once it is whole.
 */
async function unpack(home: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(`${home}-`);
  const program = 'const { default: chromium } = await import("@sparticuz/chromium"); await chromium.executablePath();';
  await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program], {
    cwd: import.meta.dirname,
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" },
  });
  await writeFile(join(folder, "fonts.conf"), fonts);
  await rename(folder, home).catch(async (error: unknown) => {
    await rm(folder, { recursive: true });
    // Another process was quicker.
    if (!existsSync(home)) throw error;
  });
}
