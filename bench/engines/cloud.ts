import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import * as z from "zod";
import { listenOnLoopback } from "../../local/loopback.ts";
import { readBody } from "../../local/request-body.ts";
import { resultXml } from "../../local/ses/xml.ts";
import { answerBy } from "../asked.ts";
import { keysSecret } from "../settings.ts";

/** A rate at which nobody waits for a turn: what is measured is work, not waiting. */
const rate = 1_000_000;
const mostBytes = 16 * 1024 * 1024;

const entry = z.object({ Id: z.string(), MessageBody: z.string() });
const sending = z.object({ MessageBody: z.string().optional(), Entries: z.array(entry).optional() });

/** SES, SQS and Secrets Manager that take everything at once and keep nothing: no baseline waits for them either. */
let accepted = 0;
const server = createServer((request, response) => {
  respond(request, response).catch(() => response.destroy());
});
server.keepAliveTimeout = 60_000;

async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = (await readBody(request, mostBytes)) ?? Buffer.alloc(0);
  const target = request.headers["x-amz-target"];
  if (target === "secretsmanager.GetSecretValue") return json(response, { Name: "keys", SecretString: keysSecret });
  if (typeof target === "string") return json(response, taken(body));
  const isQuota = body.subarray(0, 2_000).includes("Action=GetSendQuota");
  const quota = { Max24HourSend: -1, MaxSendRate: rate, SentLast24Hours: 0 };
  if (!isQuota) accepted += 1;
  const xml = isQuota
    ? resultXml("GetSendQuota", quota, "bench")
    : resultXml("SendRawEmail", { MessageId: `bench-${accepted}` }, "bench");
  response.writeHead(200, { "content-type": "text/xml" }).end(xml);
}

/** SQS's answer to one message or a batch; the SDK looks at the checksums. */
function taken(body: Buffer): unknown {
  const { MessageBody = "", Entries } = sending.parse(JSON.parse(body.toString()));
  const receipt = (id: string, text: string) => ({
    Id: id,
    MessageId: id,
    MD5OfMessageBody: createHash("md5").update(text).digest("hex"),
  });
  return Entries
    ? { Successful: Entries.map((entry) => receipt(entry.Id, entry.MessageBody)), Failed: [] }
    : receipt("0", MessageBody);
}

function json(response: ServerResponse, answer: unknown): void {
  response.writeHead(200, { "content-type": "application/x-amz-json-1.1" }).end(JSON.stringify(answer));
}

const url = await listenOnLoopback(server, 0);
answerBy(async () => {
  const since = accepted;
  accepted = 0;
  return since;
}, url);
