import type { SQSBatchResponse } from "aws-lambda";
import * as z from "zod";
import { answerBy } from "./asked.ts";
import { usageOf } from "./usage.ts";

/** Runs a deployed function's handler (`BENCH_HANDLER`: its bundle) on queue messages, one after the other as Lambda does. */
const bodies = z.array(z.string());
const path = process.env.BENCH_HANDLER;
if (!path) throw new Error("BENCH_HANDLER names no bundle.");
const { handler }: { handler: (event: unknown, invocation: unknown) => Promise<SQSBatchResponse> } = await import(path);
const invocation = { getRemainingTimeInMillis: () => 900_000 };

answerBy(async (question) => {
  const messages = bodies.parse(question);
  return usageOf(async () => {
    for (const [i, body] of messages.entries()) {
      const { batchItemFailures } = await handler({ Records: [{ messageId: String(i), body }] }, invocation);
      if (batchItemFailures.length > 0) throw new Error(`The handler failed on ${body}.`);
    }
  });
});
