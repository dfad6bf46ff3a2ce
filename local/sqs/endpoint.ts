import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { listenOnLoopback, stopListening } from "../loopback.ts";
import { readBody } from "../request-body.ts";
import { type ActionContext, actions } from "./actions.ts";
import { SqsError } from "./errors.ts";
import { Queues } from "./queues.ts";

const TARGET_PREFIX = "AmazonSQS.";
/** A full batch is at most 1 MiB of bodies; JSON can escape an octet into six. */
const MAX_BODY_BYTES = 8 * 1024 * 1024;

export interface SqsOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  /** Told of failures that the caller only sees as a 500. */
  onError?: (error: unknown) => void;
}

export interface LocalSqs {
  url: string;
  close(): Promise<void>;
}

/**
 * SQS on the loopback interface, speaking the JSON protocol to the SDK's own client. Queues live in memory: what a
 * crash loses is found again by the tick.
 */
export async function startSqs({ port = 0, onError = reportToConsole }: SqsOptions = {}): Promise<LocalSqs> {
  const queues = new Queues();
  const server = createServer((request, response) => {
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const context: ActionContext = { queues, url: `http://${request.headers.host}`, signal: gone.signal };
    void respond(context, request, response, onError);
  });
  const url = await listenOnLoopback(server, port);
  return {
    url,
    close: async () => {
      await stopListening(server);
      queues.purge();
    },
  };
}

async function respond(
  context: ActionContext,
  request: IncomingMessage,
  response: ServerResponse,
  onError: (error: unknown) => void,
): Promise<void> {
  const answer = (status: number, body: unknown, headers: Record<string, string> = {}): void => {
    const common = { "content-type": "application/x-amz-json-1.0", "x-amzn-requestid": randomUUID() };
    response.writeHead(status, { ...common, ...headers }).end(JSON.stringify(body));
  };
  try {
    answer(200, await act(context, request));
  } catch (error) {
    if (request.destroyed && !request.complete) return; // the caller went away before it had asked
    if (error instanceof SqsError) {
      const query = { "x-amzn-query-error": `${error.queryCode};Sender` };
      answer(400, { __type: `com.amazonaws.sqs#${error.type}`, message: error.message }, query);
    } else {
      onError(error);
      answer(500, { __type: "com.amazonaws.sqs#InternalFailure", message: "The request failed." });
    }
  }
}

async function act(context: ActionContext, request: IncomingMessage): Promise<unknown> {
  const target = String(request.headers["x-amz-target"] ?? "");
  const name = target.startsWith(TARGET_PREFIX) ? target.slice(TARGET_PREFIX.length) : "";
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  const body = await readBody(request, MAX_BODY_BYTES);
  if (!action) throw new SqsError("UnsupportedOperation", `There is no operation '${target}' here.`);
  if (!body) throw new SqsError("InvalidParameterValue", "The request is too large.");
  return action(context, parseJson(body));
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new SqsError("SerializationException", "The request's body is not JSON.");
  }
}

function reportToConsole(error: unknown): void {
  console.error("Local SQS:", error);
}
