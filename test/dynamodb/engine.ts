import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const config = fileURLToPath(new URL("engine.xml", import.meta.url));

export interface Engine {
  url: string;
  stop(): Promise<void>;
}

/** @throws Error with a sentence for a person */
export async function assertJava(): Promise<void> {
  try {
    await promisify(execFile)("java", ["-version"]);
  } catch {
    throw new Error("Amazon's DynamoDB Local needs Java 17 or later: install it, or put java on the PATH.");
  }
}

/** Starts DynamoDB Local from its folder, in memory. */
export async function startEngine(folder: string): Promise<Engine> {
  const java = spawn(
    "java",
    [
      "-Dorg.eclipse.jetty.LEVEL=INFO",
      `-Djava.library.path=${join(folder, "DynamoDBLocal_lib")}`,
      "-cp",
      [join(folder, "DynamoDBLocal.jar"), join(folder, "DynamoDBLocal_lib", "*")].join(delimiter),
      "org.eclipse.jetty.xml.XmlConfiguration",
      config,
    ],
    { cwd: folder, stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, DDB_LOCAL_TELEMETRY: "0" } },
  );
  process.once("exit", () => java.kill("SIGKILL"));
  const ended = once(java, "exit");
  const said: string[] = [];
  for await (const line of createInterface(java.stderr)) {
    said.push(line);
    const [, port] = /Started ServerConnector.*\{127\.0\.0\.1:(\d+)\}/.exec(line) ?? [];
    if (port === undefined) continue;
    java.stderr.resume();
    return {
      url: `http://127.0.0.1:${port}`,
      async stop() {
        java.kill("SIGKILL");
        await ended;
      },
    };
  }
  throw new Error(`DynamoDB Local ended before it had started:\n${said.join("\n")}`);
}
