import { Logger } from "@aws-lambda-powertools/logger";
import type { Log } from "../hub/log.ts";

/** Lambda's own setting passes over what is below it, whatever a logger says. */
const silencing = ["WARN", "ERROR", "FATAL"];

/**
 * Structured logs by Powertools. At this level whatever the environment says: the journal (hub/journal) is in them.
 * @throws Error where Lambda is told to keep less: who leaves then would be forgotten with the table
 */
export function createLog(deployment: string, env: NodeJS.ProcessEnv = process.env): Log {
  const level = env.AWS_LAMBDA_LOG_LEVEL?.toUpperCase();
  if (level !== undefined && silencing.includes(level)) {
    throw new Error(`The function's log level is ${level}, and its journal is at INFO. Set it to INFO or below.`);
  }
  const logger = new Logger({ serviceName: deployment, logLevel: "INFO" });
  return {
    info: (message, data = {}) => logger.info(message, { data }),
    warn: (message, data = {}) => logger.warn(message, { data }),
    error: (message, data = {}) => logger.error(message, { data }),
  };
}
