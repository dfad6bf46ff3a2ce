import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import { listenOnLoopback, stopListening } from "../loopback.ts";
import { readBody } from "../request-body.ts";
import { SesError } from "./errors.ts";
import { EventPublisher } from "./event-publisher.ts";
import type { SesEvent } from "./events.ts";
import { Outbox, type ReadableOutbox } from "./outbox.ts";
import { DailyQuota } from "./quota.ts";
import { SendingRate } from "./rate.ts";
import { type SesAccount, sendRawEmail } from "./send-raw-email.ts";
import { errorXml, resultXml } from "./xml.ts";

/** 10 MB of MIME in base64, form-encoded, with room for an answer about messages somewhat over the limit. */
const MAX_BODY_BYTES = 24 * 1024 * 1024;

export interface SesOptions {
  /** The outbox lives in `<dataDir>/outbox`. */
  dataDir: string;
  /** 0 takes any free port. */
  port?: number;
  /** Recipients a second. */
  rate: number;
  /** Recipients in 24 hours; −1, the default, is unlimited. */
  quota?: number;
  /** The hub's clock: stamps messages and measures the daily quota. */
  now: () => Date;
  /** Gets every event of messages sent with a configuration set, at least once; called again when it rejects. */
  publish: (event: SesEvent) => Promise<void>;
  /** Told of refused publications and of failures that the caller only sees as a 500. */
  onError?: (error: unknown) => void;
}

export interface LocalSes {
  url: string;
  outbox: ReadableOutbox;
  setRate(recipientsPerSecond: number): void;
  setQuota(recipientsPerDay: number): void;
  /** Events owed and not yet acknowledged. */
  pendingEvents(): number;
  /** Epoch ms on the machine's clock: all events of what was accepted before it are acknowledged. */
  settledThrough(): number;
  close(): Promise<void>;
}

/** SES v1 on the loopback interface, speaking the AWS Query protocol to the SDK's own client. Signatures are not verified. */
export async function startSes(options: SesOptions): Promise<LocalSes> {
  const { now, onError = reportToConsole } = options;
  const folder = join(options.dataDir, "outbox");
  const outbox = new Outbox(folder);
  const quota = new DailyQuota(options.quota);
  const publisher = new EventPublisher({ folder, outbox, publish: options.publish, onError });
  for (const message of outbox.each()) quota.add(message.to.length, new Date(message.at));
  const account: SesAccount = { outbox, publisher, rate: new SendingRate(options.rate), quota, now };
  const server = createServer((request, response) => void respond(account, request, response, onError));
  const url = await listenOnLoopback(server, options.port ?? 0);
  let closed: Promise<void> | undefined;
  return {
    url,
    outbox,
    setRate: (perSecond) => {
      account.rate.perSecond = perSecond;
    },
    setQuota: (perDay) => {
      quota.max24HourSend = perDay;
    },
    pendingEvents: () => publisher.pending,
    settledThrough: () => publisher.settledThrough,
    close: () => {
      closed ??= close(server, publisher, outbox);
      return closed;
    },
  };
}

async function respond(
  account: SesAccount,
  request: IncomingMessage,
  response: ServerResponse,
  onError: (error: unknown) => void,
): Promise<void> {
  const requestId = randomUUID();
  const answer = (status: number, xml: string): void => {
    response.writeHead(status, { "content-type": "text/xml", "x-amzn-requestid": requestId }).end(xml);
  };
  try {
    const body = await readBody(request, MAX_BODY_BYTES);
    if (body === undefined) throw new SesError("RequestEntityTooLarge", "The request is too large.", 413);
    answer(200, act(account, new URLSearchParams(body.toString("latin1")), requestId));
  } catch (error) {
    if (request.destroyed && !request.complete) return; // the caller went away before it had asked
    if (error instanceof SesError) {
      answer(error.status, errorXml(error, requestId));
    } else {
      onError(error);
      answer(500, errorXml(new SesError("InternalFailure", "The message was not accepted.", 500), requestId));
    }
  }
}

function act(account: SesAccount, form: URLSearchParams, requestId: string): string {
  const action = form.get("Action");
  switch (action) {
    case "SendRawEmail":
      return resultXml(action, { MessageId: sendRawEmail(account, form) }, requestId);
    case "GetSendQuota":
      return resultXml(action, sendQuota(account), requestId);
    case null:
      throw new SesError("MissingAction", "The request is missing an action.");
    default:
      throw new SesError("InvalidAction", `Could not find operation ${action} for version 2010-12-01`);
  }
}

function sendQuota({ quota, rate, now }: SesAccount): Record<string, number> {
  return {
    Max24HourSend: quota.max24HourSend,
    MaxSendRate: rate.perSecond,
    SentLast24Hours: quota.sentLast24Hours(now()),
  };
}

async function close(server: Server, publisher: EventPublisher, outbox: Outbox): Promise<void> {
  await stopListening(server);
  await publisher.close();
  outbox.close();
}

function reportToConsole(error: unknown): void {
  console.error("Local SES:", error);
}
