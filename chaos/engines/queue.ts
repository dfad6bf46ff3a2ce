import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import * as z from "zod";
import { listenOnLoopback, stopListening } from "../../local/loopback.ts";
import { readBody } from "../../local/request-body.ts";
import { actions } from "../../local/sqs/actions.ts";
import { SqsError } from "../../local/sqs/errors.ts";
import { Queues } from "../../local/sqs/queues.ts";
import type { Experiment } from "./experiment.ts";

/** Seconds that a message stays with a worker that may have died. */
const visibility = { plan: 1, bulk: 2, express: 4, feedback: 2 };
const odds = { "5xx": 0.005, "taken, then 5xx": 0.005, reset: 0.003, "taken, then reset": 0.003 };
const duplicated = { twice: 0.15 };

const entry = z.object({ Id: z.string().default("0"), MessageBody: z.string(), DelaySeconds: z.number().default(0) });
const sending = z.object({ QueueUrl: z.string(), Entries: z.array(entry).optional() });

/** SQS as embedded in the local runtime, whose messages come late, twice and in another order. */
export async function startQueue(experiment: Experiment) {
  const queues = new Queues();
  for (const [name, seconds] of Object.entries(visibility)) {
    queues.create(name, { VisibilityTimeout: String(seconds) });
  }
  const server = createServer((request, response) => {
    respond(request, response).catch(() => response.destroy());
  });

  server.keepAliveTimeout = 60_000;

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const action = String(request.headers["x-amz-target"]).replace("AmazonSQS.", "");
    const input: unknown = JSON.parse((await readBody(request, 8 * 1024 * 1024))?.toString() ?? "");
    if (action.startsWith("SendMessage")) return take(response, action, input);
    try {
      const context = { queues, url: `http://${request.headers.host}`, signal: gone.signal };
      reply(response, 200, await actions[action]?.(context, input));
    } catch (error) {
      if (!(error instanceof SqsError)) throw error;
      reply(response, 400, { __type: `com.amazonaws.sqs#${error.type}`, message: error.message });
    }
  }

  function take(response: ServerResponse, action: string, input: unknown): void {
    const fault = experiment.faults.at("queue", odds);
    if (fault === "5xx" || fault === "reset") {
      breakOff(response, fault === "reset");
      return;
    }
    const { QueueUrl, Entries } = sending.parse(input);
    const entries = Entries ?? [entry.parse(input)];
    const taken = entries.map(({ Id, MessageBody, DelaySeconds }) => {
      put(QueueUrl.slice(QueueUrl.lastIndexOf("/") + 1), MessageBody, DelaySeconds);
      const md5 = createHash("md5").update(MessageBody).digest("hex");
      return { Id, MessageId: randomUUID(), MD5OfMessageBody: md5 };
    });
    if (fault) breakOff(response, fault === "taken, then reset");
    else reply(response, 200, action === "SendMessageBatch" ? { Successful: taken } : taken[0]);
  }

  /** Each copy with a delay of its own: so they come in another order. */
  function put(name: string, body: string, delaySeconds: number): void {
    const copies = experiment.faults.at(`queue ${name}`, duplicated) ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      const late = experiment.faults.between(`queue ${name} delay`, 0, copy === 0 ? 0.25 : 3);
      queues.get(name).send(body, delaySeconds + late);
    }
  }

  const url = await listenOnLoopback(server, 0);
  return { url, queues, close: () => stopListening(server) };
}

function breakOff(response: ServerResponse, silently: boolean): void {
  if (silently) response.destroy();
  else reply(response, 500, { __type: "com.amazonaws.sqs#InternalFailure", message: "A fault of the experiment." });
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/x-amz-json-1.0" }).end(JSON.stringify(body ?? {}));
}
