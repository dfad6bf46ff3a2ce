/**
 * Structured logs. Never pass an address or a name: ids, counts and codes only. What is of a send has its id as `send`,
 * by which one finds it in the logs of all functions.
 */
export interface Log {
  info(message: string, data?: Record<string, unknown>): void;
  warn(message: string, data?: Record<string, unknown>): void;
  error(message: string, data?: Record<string, unknown>): void;
}

export const silent: Log = { info() {}, warn() {}, error() {} };
