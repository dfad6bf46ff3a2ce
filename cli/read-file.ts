import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { CliError } from "./errors.ts";

/** A path as typed: `npm run` starts elsewhere than where the person is. */
export const typedPath = (file: string): string => resolve(process.env.INIT_CWD ?? ".", file);

/** A file as UTF-8 text, without a byte order mark. @throws CliError */
export function readText(file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(typedPath(file)));
  } catch (error) {
    throw new CliError(`${file} cannot be read: ${reason(error)}`);
  }
}

function reason(error: unknown): string {
  if (error instanceof TypeError) return "it is not UTF-8 text. Save it as UTF-8 and try again.";
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "there is no such file.";
  if (code === "EISDIR") return "it is a folder.";
  if (code === "EACCES") return "you may not read it.";
  return String(error);
}
