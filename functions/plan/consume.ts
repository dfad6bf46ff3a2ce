import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import * as z from "zod";
import type { Context } from "../../hub/context.ts";
import { plan } from "../../hub/sends/plan.ts";
import { handleEach } from "../sqs.ts";

const message = z.object({ send: z.string() });

/** Plans the sends that a batch of queue messages names. */
export const consumePlan = (context: Context, event: SQSEvent): Promise<SQSBatchResponse> =>
  handleEach(context, event, message, ({ send }) => plan(context, send));
