import { createInterface } from "node:readline/promises";
import { CliError } from "./errors.ts";

/** Asks before something that cannot be taken back. @throws CliError when nobody is there to answer */
export async function confirmed(question: string, { yes }: { yes?: boolean | undefined }): Promise<boolean> {
  if (yes) return true;
  if (!process.stdin.isTTY) throw new CliError(`${question} Nobody is at a terminal to answer; say yes with --yes.`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${question} [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
