import { randomUUID } from "node:crypto";
import { z } from "zod";
import { withToken } from "../functions/ways.ts";
import { CliError } from "./errors.ts";
import { findHub, type HubAddress } from "./find-hub.ts";

const problem = z.object({
  detail: z.string().optional(),
  title: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).default([]),
});

/** Moving the clock of a local hub waits for what falls due. */
const patienceMs = 120_000;

/** The staff API of a hub. Every refusal is a CliError. */
export class Api {
  constructor(readonly hub: HubAddress) {}

  get = <T>(path: string, shape: z.ZodType<T>): Promise<T> => this.#json(shape, "GET", path);
  post = <T>(path: string, shape: z.ZodType<T>, body: unknown = {}): Promise<T> =>
    this.#json(shape, "POST", path, body);
  put = <T>(path: string, shape: z.ZodType<T>, body: unknown): Promise<T> => this.#json(shape, "PUT", path, body);

  async delete(path: string): Promise<void> {
    await this.#ask("DELETE", path);
  }

  /** The body of a file, as it comes. */
  async file(path: string): Promise<ReadableStream<Uint8Array>> {
    const { body } = await this.#ask("GET", path);
    if (!body) throw new CliError("The hub sent an empty file.");
    return body;
  }

  async #json<T>(shape: z.ZodType<T>, method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.#ask(method, path, body);
    const read = shape.safeParse(await jsonOf(answer));
    if (!read.success)
      throw new CliError(`${this.hub.url} does not answer like a Reconvene hub. Is the address right?`);
    return read.data;
  }

  async #ask(method: string, path: string, body?: unknown): Promise<Response> {
    const token = await this.hub.token();
    const headers: Record<string, string> = { authorization: `Bearer ${token}` };
    if (method === "POST") headers["idempotency-key"] = randomUUID();
    if (body !== undefined) headers["content-type"] = "application/json";
    const request = { method, headers, signal: AbortSignal.timeout(patienceMs) };
    const way = path.startsWith("/api/") && isApiToken(token) ? withToken : "";
    const response = await this.#reach(
      way + path,
      body === undefined ? request : { ...request, body: JSON.stringify(body) },
    );
    if (!response.ok) throw await this.#refusal(response);
    return response;
  }

  async #reach(path: string, request: RequestInit): Promise<Response> {
    try {
      return await fetch(`${this.hub.url}${path}`, request);
    } catch (error) {
      if (error instanceof DOMException && error.name === "TimeoutError") {
        throw new CliError(`The hub at ${this.hub.url} did not answer within two minutes. Look at its log.`);
      }
      throw new CliError(
        `The hub at ${this.hub.url} does not answer. Start it with npm start, or look at RECONVENE_URL.`,
      );
    }
  }

  async #refusal(response: Response): Promise<CliError> {
    if (response.status === 401) {
      return new CliError(`The hub does not accept the token. ${this.hub.remedy}`);
    }
    const read = problem.safeParse(await jsonOf(response));
    const said = read.success ? (read.data.detail ?? read.data.title) : undefined;
    const complaints = read.success ? read.data.errors : [];
    return new CliError(
      said ?? `The hub answered ${response.status} to ${new URL(response.url).pathname}.`,
      complaints,
      response.status,
    );
  }
}

/** Found when a command first needs it: help and usage need no hub. */
export const connect = (): Api => new Api(findHub());

/** API tokens, which come in by a way of their own, are told by their beginning. */
const isApiToken = (token: string): boolean => token.startsWith("rcv_");

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}
