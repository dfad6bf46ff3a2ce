import { sizes } from "../../infra/sizes.ts";
import { messagesAReceive } from "./event-source.ts";
import type { Phase, Units } from "./meter.ts";
import { prices } from "./prices.ts";
import type { SendRun } from "./run-send.ts";

/** Dollars for a message, beside SES's own price. */
export interface CostAMessage {
  table: number;
  queues: number;
  lambda: number;
  /** SNS, the queue behind it, the function that reads it and its writes. */
  events: { sns: number; queue: number; lambda: number; table: number };
}

const tableCost = ({ reads, writes }: Units) => reads * prices.readUnit + writes * prices.writeUnit;

/** Waiting for a turn is billed as work is. */
const lambdaCost = (phase: Phase, { handlerSeconds, invocations }: Units) =>
  handlerSeconds * (sizes[phase].memory / 1024) * prices.lambdaGbSecond + invocations * prices.lambdaRequest;

/** A message handed over one at a time is received once and deleted once. */
const takenOneByOne = ({ invocations }: Units) => 2 * invocations * prices.sqsRequest;

/**
 * SNS asks nothing for delivering to SQS; that SQS bills the delivery as a request is assumed, since its price page has
 * no exception for it. Events are received and deleted ten at a time.
 */
const eventQueueCost = (events: number) => events * (1 + 2 / messagesAReceive) * prices.sqsRequest;

export function costAMessage({ recipients, units, events }: SendRun): CostAMessage {
  const { plan, deliver, feedback } = units;
  const requests = plan.sqsRequests + deliver.sqsRequests + feedback.sqsRequests;
  return {
    table: (tableCost(plan) + tableCost(deliver)) / recipients,
    queues: (requests * prices.sqsRequest + takenOneByOne(plan) + takenOneByOne(deliver)) / recipients,
    lambda: (lambdaCost("plan", plan) + lambdaCost("deliver", deliver)) / recipients,
    events: {
      sns: (events * prices.snsPublish) / recipients,
      queue: eventQueueCost(events) / recipients,
      lambda: lambdaCost("feedback", feedback) / recipients,
      table: tableCost(feedback) / recipients,
    },
  };
}

export const withoutEvents = ({ table, queues, lambda }: CostAMessage): number => table + queues + lambda;
export const eventPath = ({ events }: CostAMessage): number => events.sns + events.queue + events.lambda + events.table;
export const beside = (cost: CostAMessage): number => withoutEvents(cost) + eventPath(cost);

/** What it would cost more if SQS handed out events one at a time instead of ten. */
export const receivedSingly = ({ recipients, events }: SendRun): number =>
  ((events * (1 - 1 / messagesAReceive)) / recipients) * prices.sqsRequest;

/** A service with a record, a queue message and two function calls for each recipient; its events cost the same. */
export const recordAMessage = {
  writes: 4,
  queueRequests: 3,
  calls: 2,
  secondsACall: 0.1,
  memory: 256,
};
export function perRecipientDesign(): number {
  const { writes, queueRequests, calls, secondsACall, memory } = recordAMessage;
  return (
    writes * prices.writeUnit +
    queueRequests * prices.sqsRequest +
    calls * (prices.lambdaRequest + secondsACall * (memory / 1024) * prices.lambdaGbSecond)
  );
}

const firehoseRounding = 5 * 1024;

/** Firehose bills each record in steps of 5 KB. Its objects in S3, one a minute or fewer, cost nothing that shows. */
export function firehoseCost({ events, eventBytes, recipients }: SendRun): number {
  const billed = Math.ceil(eventBytes / firehoseRounding) * firehoseRounding;
  return ((events / recipients) * billed * prices.firehoseGb) / 1024 ** 3;
}
