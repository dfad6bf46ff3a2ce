import { Agent, request as call, createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { listenOnLoopback, stopListening } from "../../local/loopback.ts";
import { readBody } from "../../local/request-body.ts";
import { workerOf } from "../workers/assignment.ts";
import type { Experiment } from "./experiment.ts";
import { momentOf } from "./moments.ts";

/** What goes wrong between a worker and the database; after `applied` the write stands, whatever the caller sees. */
const odds = {
  "500": 0.002,
  throughput: 0.003,
  throttling: 0.002,
  "slow before": 0.004,
  "slow after": 0.004,
  "reset before": 0.002,
  "applied, then reset": 0.003,
  "applied, then 500": 0.002,
  "stuck before": 0.0005,
  "stuck after": 0.0005,
};
type Fault = keyof typeof odds;

/** A worker reads the compiled message when its first wave is open already: that must not make a message late. */
const oddsInWave = { "stuck before": 0.05 };
const inWave = /"COMPILED#/;

const slowest = 700;
/** Longer than a lease, and than a doubt lasts. */
const stuckMs = 12_000;
const prefix = "com.amazonaws.dynamodb.v20120810#";
const refusals: Partial<Record<Fault, { status: number; type: string }>> = {
  "500": { status: 500, type: "InternalServerError" },
  throughput: { status: 400, type: "ProvisionedThroughputExceededException" },
  throttling: { status: 400, type: "ThrottlingException" },
};

interface Answer {
  status: number;
  headers: IncomingMessage["headers"];
  body: Buffer;
}

/** Stands before the database and lets things go wrong, by the seed. */
export async function startDatabaseProxy(target: string, experiment: Experiment) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const server = createServer((request, response) => {
    // A caller that was killed in between has nobody to tell.
    respond(request, response).catch(() => response.destroy());
  });

  server.keepAliveTimeout = 60_000;

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = (await readBody(request, 16 * 1024 * 1024)) ?? Buffer.alloc(0);
    const fault = faultOf(request, body);
    const refusal = fault && refusals[fault];
    if (refusal) return refuse(response, refusal.status, refusal.type);
    if (fault === "reset before") return void response.destroy();
    if (fault?.endsWith("before")) await pause(fault);
    const answer = await forward(request, body);
    const worker = workerOf(request.headers["user-agent"]);
    const moment = momentOf(request.headers["x-amz-target"], body, answer, worker);
    if (worker && moment && experiment.strike(moment, worker)) return void response.destroy();
    if (fault === "applied, then reset") return void response.destroy();
    if (fault === "applied, then 500") return refuse(response, 500, "InternalServerError");
    if (fault?.endsWith("after")) await pause(fault);
    response.writeHead(answer.status, answer.headers).end(answer.body);
  }

  function faultOf({ headers }: IncomingMessage, body: Buffer): Fault | undefined {
    const reads = String(headers["x-amz-target"]).endsWith(".GetItem") && inWave.test(body.toString());
    const ofWave = reads && workerOf(headers["user-agent"])?.startsWith("deliver");
    return experiment.faults.at("database", odds) ?? (ofWave ? experiment.faults.at("wave", oddsInWave) : undefined);
  }

  const pause = (fault: Fault) =>
    sleep(fault.startsWith("stuck") ? stuckMs : experiment.faults.between("database slowness", 50, slowest));

  const forward = (request: IncomingMessage, body: Buffer) =>
    new Promise<Answer>((resolve, reject) => {
      const onward = call(target, { method: "POST", agent, headers: request.headers }, async (answer) => {
        const { statusCode = 500, headers } = answer;
        resolve({ status: statusCode, headers, body: (await readBody(answer, 32 * 1024 * 1024)) ?? Buffer.alloc(0) });
      });
      onward.once("error", reject);
      onward.end(body);
    });

  const url = await listenOnLoopback(server, 0);
  return {
    url,
    async close() {
      await stopListening(server);
      agent.destroy();
    },
  };
}

function refuse(response: ServerResponse, status: number, type: string): void {
  response.writeHead(status, { "content-type": "application/x-amz-json-1.0" });
  response.end(JSON.stringify({ __type: prefix + type, message: "A fault of the experiment." }));
}
