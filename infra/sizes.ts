import { Duration } from "aws-cdk-lib";
import type { FunctionName } from "./bundle.ts";

export interface Size {
  /** MB; CPU comes in proportion. */
  memory: number;
  timeout: Duration;
}

/**
 * V8 sizes its heap by the machine it finds, and takes what it is let have. With these a function of 256 MB stays below
 * 160 MB, whatever it sends.
 */
export const v8Options = (memory: number): string[] => [
  "--max-semi-space-size=8",
  `--max-old-space-size=${Math.floor(0.8 * memory)}`,
];

/** An HTTP API waits 30 seconds for an answer. */
export const sizes: Record<FunctionName, Size> = {
  public: { memory: 512, timeout: Duration.seconds(15) },
  // Compiles editions while somebody waits, and imports 500 rows in one request.
  staff: { memory: 1024, timeout: Duration.seconds(29) },
  tick: { memory: 512, timeout: Duration.minutes(2) },
  // Walks the whole audience. When time runs out it continues behind its last chunk.
  plan: { memory: 256, timeout: Duration.minutes(15) },
  // Mostly waits for its turn to send. Fifty turns last a minute at the sandbox's one message a second, and as many
  // times longer as there are workers.
  deliver: { memory: 256, timeout: Duration.minutes(5) },
  // Short: a doubt waits until an event whose batch failed twice is recorded (docs/decisions/0002). Five hundred bounces
  // take seconds; the guard's look at the ledger of a million takes the rest.
  feedback: { memory: 256, timeout: Duration.seconds(30) },
};
