import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { performance } from "node:perf_hooks";
import { listenOnLoopback, stopListening } from "../../local/loopback.ts";
import { readBody } from "../../local/request-body.ts";
import { rateExceeded } from "../../local/ses/errors.ts";
import { SendingRate } from "../../local/ses/rate.ts";
import { errorXml, resultXml } from "../../local/ses/xml.ts";

/** SES as far as its rate goes: when each call came, in ms of this process, and whether it was too much. */
export interface Ear {
  url: string;
  calls: { at: number; throttled: boolean }[];
  close(): Promise<void>;
}

export async function startEar(perSecond: number): Promise<Ear> {
  const rate = new SendingRate(perSecond);
  const calls: Ear["calls"] = [];
  const server = createServer((request, response) => {
    respond(request, response, performance.now()).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 60_000;

  async function respond(request: IncomingMessage, response: ServerResponse, at: number): Promise<void> {
    const form = new URLSearchParams((await readBody(request, 1024 * 1024))?.toString("latin1"));
    const answer = (status: number, xml: string) => response.writeHead(status, { "content-type": "text/xml" }).end(xml);
    if (form.get("Action") === "GetSendQuota") {
      const quota = { Max24HourSend: -1, MaxSendRate: perSecond, SentLast24Hours: 0 };
      return void answer(200, resultXml("GetSendQuota", quota, randomUUID()));
    }
    const throttled = !rate.take(1);
    calls.push({ at, throttled });
    if (throttled) answer(400, errorXml(rateExceeded(), randomUUID()));
    else answer(200, resultXml("SendRawEmail", { MessageId: randomUUID() }, randomUUID()));
  }

  return { url: await listenOnLoopback(server, 0), calls, close: () => stopListening(server) };
}
