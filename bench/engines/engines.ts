import { fileURLToPath } from "node:url";
import * as z from "zod";
import { type Child, startChild } from "../child.ts";
import type { Endpoints } from "../settings.ts";

export interface Engines {
  endpoints: Endpoints;
  cloud: Cloud;
  stop(): Promise<void>;
}

/** Each in a process of its own, so that a worker's CPU is the worker's alone. */
export async function startEngines(): Promise<Engines> {
  const [cloud, dynamodb] = await Promise.all([startCloud(), startEngine("dynamodb.ts")]);
  return {
    endpoints: { cloud: cloud.url, dynamodb: dynamodb.url },
    cloud,
    stop: async () => void (await Promise.all([cloud.stop(), dynamodb.child.stop()])),
  };
}

export interface Cloud {
  url: string;
  /** Messages that SES has accepted since last asked. */
  accepted(): Promise<number>;
  stop(): Promise<void>;
}

export async function startCloud(): Promise<Cloud> {
  const { url, child } = await startEngine("cloud.ts");
  return {
    url,
    accepted: async () => z.number().parse(await child.ask({ tell: "accepted" })),
    stop: () => child.stop(),
  };
}

/** An engine of this folder; it says its address when it is ready. */
export async function startEngine(file: string): Promise<{ url: string; child: Child }> {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const { child, ready } = await startChild(path, process.env, ["--import", "tsx"]);
  return { url: z.string().parse(ready), child };
}
