import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import * as z from "zod";
import { consumeDeliver } from "../../functions/deliver/consume.ts";
import { handleEach } from "../../functions/sqs.ts";
import type { ProtocolName } from "../options.ts";
import type { WorkerContext } from "../workers/context.ts";
import { checkpointAtFetch } from "./checkpoint-at-fetch.ts";
import type { DeliverChunk } from "./letters.ts";
import { markBeforeSend } from "./mark-before-send.ts";
import { recordAfterSend } from "./record-after-send.ts";

const models: Record<Exclude<ProtocolName, "reconvene">, DeliverChunk> = {
  "checkpoint-at-fetch": checkpointAtFetch,
  "record-after-send": recordAfterSend,
  "mark-before-send": markBeforeSend,
};
const message = z.object({ send: z.string(), chunk: z.string() });

/** What a deliver worker does with a batch of queue messages: the real handler, or a model of another protocol. */
export function deliverBy(protocol: ProtocolName, made: WorkerContext): (event: SQSEvent) => Promise<SQSBatchResponse> {
  if (protocol === "reconvene") return (event) => consumeDeliver(made.context, event);
  const deliver = models[protocol];
  return (event) => handleEach(made.context, event, message, (ref) => deliver(made, ref));
}
