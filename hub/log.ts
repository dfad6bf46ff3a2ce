/** Structured logs. Never pass an address or a name: ids, counts and codes only. */
export interface Log {
  info(message: string, data?: Record<string, unknown>): void;
  warn(message: string, data?: Record<string, unknown>): void;
  error(message: string, data?: Record<string, unknown>): void;
}

export const silent: Log = { info() {}, warn() {}, error() {} };
