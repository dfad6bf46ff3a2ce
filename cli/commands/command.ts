import type { Command } from "commander";

/** A command adds itself to its parent. One command a file. */
export type AddCommand = (parent: Command) => void;

export interface Json {
  json?: boolean;
}
export const json = ["--json", "answer as JSON, for programs"] as const;
export const yes = ["--yes", "do not ask"] as const;
