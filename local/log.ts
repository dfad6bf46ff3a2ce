import type { Log } from "../hub/log.ts";

/** Warnings and errors to the terminal, a line each; quiet while all is well. */
export const terminalLog: Log = {
  info() {},
  warn: (message, data) => console.error(line("warning", message, data)),
  error: (message, data) => console.error(line("error", message, data)),
};

const line = (level: string, message: string, data: Record<string, unknown> | undefined): string =>
  `${level}: ${message}${data ? ` ${JSON.stringify(data)}` : ""}`;
