import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { listenOnLoopback, stopListening } from "../../local/loopback.ts";
import { readBody } from "../../local/request-body.ts";
import { quotaExceeded, rateExceeded, SesError } from "../../local/ses/errors.ts";
import { parseSendRawEmail, type SendRawEmailRequest } from "../../local/ses/send-raw-email-request.ts";
import { errorXml, resultXml } from "../../local/ses/xml.ts";
import { lateAcceptMs, sesTimeoutMs, signatureMs } from "../settings.ts";
import { workerOf } from "../workers/assignment.ts";
import type { Experiment } from "./experiment.ts";
import type { Publisher } from "./publisher.ts";

export type SesFault = keyof ReturnType<typeof oddsFor>;

/** About five of each kind in a seed, whatever the number of recipients. */
export function oddsFor(recipients: number) {
  const often = Math.min(0.02, 5 / recipients);
  return {
    throttled: 2 * often,
    refused: often / 2,
    "503": often,
    "accepted, then 500": often,
    "accepted, then no answer": often,
    "accepted, then dropped": often,
    dropped: often,
    hangs: often / 2,
    "accepted late, after the caller left": often / 2,
  };
}

export interface SesLimits {
  rate: number;
  odds: ReturnType<typeof oddsFor>;
  /** Epoch ms: until then the day's quota is spent. */
  quotaSpentUntil: number;
}

/** SES v1 in memory: the Query protocol, of signatures their age, and every way to leave a caller in the dark. */
export async function startSes(experiment: Experiment, publisher: Publisher, limits: SesLimits) {
  const server = createServer((request, response) => {
    respond(request, response).catch(() => response.destroy());
  });

  // A connection that idles is not a fault of the seed.
  server.keepAliveTimeout = 60_000;

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const called = Date.now();
    const form = new URLSearchParams((await readBody(request, 1024 * 1024))?.toString("latin1"));
    const age = called - signedAt(request.headers["x-amz-date"]);
    if (age > signatureMs) {
      experiment.faults.note("ses: signature too old");
      return fail(
        response,
        new SesError("SignatureDoesNotMatch", `Signature expired ${age - signatureMs} ms ago.`, 403),
      );
    }
    if (form.get("Action") === "GetSendQuota") {
      return answer(response, "GetSendQuota", { Max24HourSend: -1, MaxSendRate: limits.rate, SentLast24Hours: 0 });
    }
    const message = parseSendRawEmail(form);
    const worker = workerOf(request.headers["user-agent"]) ?? "";
    const accept = () => take(message, worker, called);
    if (Date.now() < limits.quotaSpentUntil) {
      experiment.faults.note("ses: quota spent");
      return fail(response, quotaExceeded());
    }
    const fault = experiment.faults.at("ses", limits.odds);
    switch (fault) {
      case "throttled":
        return fail(response, rateExceeded());
      case "refused":
        return refuse(response, message);
      case "503":
        return fail(response, new SesError("ServiceUnavailable", "A fault of the experiment.", 503));
      case "dropped":
        return void response.destroy();
      case "hangs":
        return;
      case "accepted late, after the caller left":
        await sleep(lateAcceptMs);
        return void accept();
    }
    const id = accept();
    if (experiment.strike("ses accepted, not answered", worker)) return;
    switch (fault) {
      case "accepted, then 500":
        return fail(response, new SesError("InternalFailure", "A fault of the experiment.", 500));
      case "accepted, then dropped":
        return void response.destroy();
      case "accepted, then no answer":
        await sleep(2 * sesTimeoutMs);
        break;
      case undefined:
        await sleep(experiment.faults.between("ses latency", 2, 25));
    }
    answer(response, "SendRawEmail", { MessageId: id });
  }

  function take({ tags, destinations: [to = ""] }: SendRawEmailRequest, worker: string, called: number): string {
    const messageId = randomUUID();
    const at = Date.now();
    const { send, chunk, index } = tags;
    const ofSend = send !== undefined && chunk !== undefined;
    experiment.sink.take(
      ofSend ? { messageId, to, send, chunk, index: Number(index), worker, called, at } : undefined,
      at,
    );
    publisher.publish({ messageId, at, tags });
    return messageId;
  }

  function refuse(response: ServerResponse, { destinations: [to = ""], tags }: SendRawEmailRequest): void {
    // A probe has no outcome of its own.
    if (tags.send !== undefined) experiment.sink.refused.add(to);
    fail(response, new SesError("MessageRejected", "A fault of the experiment."));
  }

  return { url: await listenOnLoopback(server, 0), close: () => stopListening(server) };
}

/** The start of the second that a call was signed in, epoch ms: `20261123T091500Z`, in which SigV4 knows no parts of one. */
function signedAt(header: string | string[] | undefined): number {
  const [, date, time] = /^(\d{8})T(\d{6})Z$/.exec(String(header)) ?? [];
  if (!date || !time) throw new Error("A call to SES is not signed.");
  const day = date.replace(/(....)(..)(..)/, "$1-$2-$3");
  return Date.parse(`${day}T${time.replace(/(..)(..)(..)/, "$1:$2:$3")}Z`);
}

function answer(response: ServerResponse, action: string, result: Record<string, string | number>): void {
  response.writeHead(200, { "content-type": "text/xml" }).end(resultXml(action, result, randomUUID()));
}

function fail(response: ServerResponse, error: SesError): void {
  response.writeHead(error.status, { "content-type": "text/xml" }).end(errorXml(error, randomUUID()));
}
