import { Logger } from "@aws-lambda-powertools/logger";
import type { Log } from "../hub/log.ts";

/** Structured logs by Powertools. */
export function createLog(serviceName = "reconvene"): Log {
  const logger = new Logger({ serviceName });
  return {
    info: (message, data = {}) => logger.info(message, { data }),
    warn: (message, data = {}) => logger.warn(message, { data }),
    error: (message, data = {}) => logger.error(message, { data }),
  };
}
