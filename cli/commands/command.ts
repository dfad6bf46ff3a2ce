import type { Command } from "commander";

/** A command adds itself to its parent. One command a file. */
export type AddCommand = (parent: Command) => void;

export interface Json {
  json?: boolean;
}
export const json = ["--json", "answer as JSON, for programs"] as const;
export const yes = ["--yes", "do not ask"] as const;

/** When a send begins. */
export interface Launch {
  draft?: boolean;
  at?: string;
  yes?: boolean;
}
export const launchable = (command: Command): Command =>
  command
    .option("--draft", "compile it, but wait for: sends approve")
    .option("--at <instant>", "begin then, such as 2027-04-12T07:00:00Z");
