import * as z from "zod";
import type { Moment } from "../faults.ts";

const request = z.object({
  Key: z.object({ sk: z.object({ S: z.string() }) }).optional(),
  Item: z.object({ sk: z.object({ S: z.string() }) }).optional(),
  UpdateExpression: z.string().default(""),
  ExpressionAttributeValues: z.record(z.string(), z.unknown()).default({}),
});

interface Answer {
  status: number;
  body: Buffer;
}

/** Which of the moments worth dying in a call of the database is, once it is applied; seen from its bytes alone. */
export function momentOf(
  target: string | string[] | undefined,
  body: Buffer,
  answer: Answer,
  worker: string | undefined,
): Moment | undefined {
  if (answer.status !== 200 || typeof target !== "string" || worker === undefined) return undefined;
  if (target.endsWith(".PutItem")) return momentOfPut(body, worker);
  return target.endsWith(".UpdateItem") ? momentOfUpdate(body, answer, worker) : undefined;
}

function momentOfPut(body: Buffer, worker: string): Moment | undefined {
  const sk = request.parse(JSON.parse(body.toString())).Item?.sk.S ?? "";
  if (sk.startsWith("CHUNK#")) return "chunk put, not queued";
  return sk === "SEND" && /^(deliver|plan)/.test(worker) ? "settled, not answered" : undefined;
}

function momentOfUpdate(body: Buffer, answer: Answer, worker: string): Moment | undefined {
  const { Key, ExpressionAttributeValues: values, UpdateExpression } = request.parse(JSON.parse(body.toString()));
  if (!Key?.sk.S.startsWith("CHUNK#")) return undefined;
  if (worker.startsWith("feedback")) return "event in the ledger, not off the queue";
  if (!worker.startsWith("deliver")) return undefined;
  if (values[":wave"] !== undefined) return "wave opened, nothing sent";
  if (isTrue(values[":done"])) return "chunk done, not settled";
  const claims = UpdateExpression.startsWith("SET #owner");
  return claims && /"(wave|doubt)":/.test(answer.body.toString()) ? "doubtful chunk taken over" : undefined;
}

const isTrue = (value: unknown): boolean => z.object({ BOOL: z.literal(true) }).safeParse(value).success;
