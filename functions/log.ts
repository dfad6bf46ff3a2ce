import { Logger } from "@aws-lambda-powertools/logger";
import type { Log } from "../hub/log.ts";

/** Structured logs by Powertools. At this level whatever the environment says: the journal (hub/journal) is in them. */
export function createLog(deployment: string): Log {
  const logger = new Logger({ serviceName: deployment, logLevel: "INFO" });
  return {
    info: (message, data = {}) => logger.info(message, { data }),
    warn: (message, data = {}) => logger.warn(message, { data }),
    error: (message, data = {}) => logger.error(message, { data }),
  };
}
