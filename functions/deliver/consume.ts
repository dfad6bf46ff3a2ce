import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import * as z from "zod";
import type { Context } from "../../hub/context.ts";
import { deliver } from "../../hub/sends/deliver.ts";
import { isLetter } from "../../hub/sends/letter.ts";
import { handleEach } from "../sqs.ts";

const message = z.object({ send: z.string(), chunk: z.string() });

/** Delivers the chunks that a batch of queue messages names. */
export const consumeDeliver = (context: Context, event: SQSEvent, deadline?: number): Promise<SQSBatchResponse> =>
  handleEach(context, event, message, (ref) =>
    deliver(context, isLetter(ref.send) ? "express" : "bulk", ref, deadline),
  );
