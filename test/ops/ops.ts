import { execFile } from "node:child_process";
import type { TestHub } from "../hub.ts";

export interface Run {
  code: number;
  out: string;
  err: string;
}

/** As an operator runs it, beside a table that listens where AWS_ENDPOINT_URL_DYNAMODB says. */
export async function runOps({ database }: TestHub, args: string[], more: Record<string, string> = {}): Promise<Run> {
  const endpoint = await database.config.endpoint?.();
  if (!endpoint) throw new Error("The table is nowhere.");
  const env = {
    PATH: process.env.PATH,
    AWS_ENDPOINT_URL_DYNAMODB: `${endpoint.protocol}//${endpoint.hostname}:${endpoint.port}`,
    AWS_REGION: "eu-west-1",
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    ...more,
  };
  return new Promise((done) => {
    execFile(process.execPath, ["--import", "tsx", "ops/main.ts", ...args], { env }, (error, out, err) =>
      done({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}
