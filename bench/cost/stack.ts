import * as z from "zod";
import { stack } from "../../test/infra/template.ts";
import type { EventSource } from "./event-source.ts";

const mapping = z.object({
  BatchSize: z.number(),
  MaximumBatchingWindowInSeconds: z.number().default(0),
  ScalingConfig: z.object({ MaximumConcurrency: z.number() }),
});

/** How the deployed stack hands events to `feedback`. */
export function feedbackSource(): EventSource {
  const [, found] =
    stack.ofType("AWS::Lambda::EventSourceMapping").find(([name]) => name.startsWith("Feedback/")) ?? [];
  const { BatchSize, MaximumBatchingWindowInSeconds, ScalingConfig } = mapping.parse(found?.Properties);
  return {
    batchSize: BatchSize,
    windowMs: 1000 * MaximumBatchingWindowInSeconds,
    pollers: ScalingConfig.MaximumConcurrency,
  };
}

export const bulkWorkers = stack.deployment.bulkWorkers;
