import { randomUUID } from "node:crypto";
import type { Context } from "aws-lambda";
import { z } from "zod";

/** The context of one invocation, as Lambda's Node runtime makes it. */
export function invocationContext(functionName: string, timeoutSeconds: number): Context {
  const deadline = performance.now() + timeoutSeconds * 1000;
  const obsolete = (): never => {
    throw new Error("Return or throw instead: Lambda's callbacks are gone from current runtimes.");
  };
  return {
    functionName,
    functionVersion: "$LATEST",
    invokedFunctionArn: `arn:aws:lambda:us-east-1:000000000000:function:${functionName}`,
    memoryLimitInMB: "512",
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: "local",
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - performance.now()),
    done: obsolete,
    fail: obsolete,
    succeed: obsolete,
  };
}

const answerSchema = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string().min(1) })).nullish() })
  .nullish();

/**
 * The messages that a handler's answer leaves in the queue. Nothing means success; an answer of another shape, or one
 * that names a message which was not in the batch, fails the batch as a whole
 * (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html).
 */
export function failedMessageIds(answer: unknown, batch: ReadonlySet<string>): Set<string> {
  const failures = answerSchema.parse(answer)?.batchItemFailures ?? [];
  const ids = new Set(failures.map(({ itemIdentifier }) => itemIdentifier));
  for (const id of ids) {
    if (!batch.has(id)) throw new Error(`The handler reports a failure of ${id}, which was not in its batch.`);
  }
  return ids;
}
