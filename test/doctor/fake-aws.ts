import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { listenOnLoopback, stopListening } from "../../local/loopback.ts";

/** What an AWS that knows a few answers says, by path or by the action that a request names. */
export type Answers = Record<string, { status?: number; body: unknown; type?: string }>;

export interface FakeAws {
  url: string;
  close(): Promise<void>;
}

/** Answers on the loopback interface; what it does not know gets a 404. */
export async function startFakeAws(answers: Answers): Promise<FakeAws> {
  const server = createServer(async (request, response) => {
    const asked = new URL(request.url ?? "/", "http://localhost").pathname;
    const target = String(request.headers["x-amz-target"] ?? "")
      .split(".")
      .at(-1);
    const action = new URLSearchParams(await text(request)).get("Action");
    const {
      status = 200,
      body,
      type = "application/json",
    } = answers[target || (action ?? asked)] ?? {
      status: 404,
      body: {},
    };
    response.writeHead(status, { "content-type": type });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  return { url: await listenOnLoopback(server, 0), close: () => stopListening(server) };
}
