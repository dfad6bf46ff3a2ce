import { CfnOutput, type Stack } from "aws-cdk-lib";
import type { QueuePair } from "./queue-pair.ts";

/** A value that people look up by its name (docs/deploy.md, docs/runbook.md): `plan dead letters` is `PlanDeadLetters`. */
export function output(stack: Stack, words: string, value: string): void {
  const name = words.split(" ").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  new CfnOutput(stack, name.join(""), { value });
}

export function outputQueue(stack: Stack, name: string, { queue, deadLetters }: QueuePair): void {
  output(stack, `${name} queue`, queue.queueUrl);
  output(stack, `${name} dead letters`, deadLetters.queueUrl);
}
