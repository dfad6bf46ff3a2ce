import { AsyncLocalStorage } from "node:async_hooks";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { z } from "zod";
import type { Log } from "../../hub/log.ts";
import type { Mailer, Queues } from "../../hub/ports.ts";
import { stack } from "./template.ts";

/** Something that a function asked AWS for; `values` are what a policy's condition looks at. */
export interface Asked {
  by: string;
  action: string;
  resource: string;
  values: string[];
}

const key = z.object({ pk: z.object({ S: z.string() }) });
const body = z.object({
  IndexName: z.string().optional(),
  Key: key.optional(),
  Item: key.optional(),
  RequestItems: z.record(z.string(), z.object({ Keys: z.array(key) })).optional(),
  KeyConditionExpression: z.string().optional(),
  ExpressionAttributeValues: z.record(z.string(), z.object({ S: z.string().optional() })).optional(),
});
const bytes = z
  .instanceof(Uint8Array)
  .transform((given) => Buffer.from(given.buffer, given.byteOffset, given.byteLength).toString());
const request = z.object({ headers: z.object({ "x-amz-target": z.string() }), body: z.union([bytes, z.string()]) });

/** A line of a function's log. */
export interface Said {
  by: string;
  message: string;
  data: Record<string, unknown>;
}

/** Notes what the code running as a function asks of AWS, whichever engine answers it, and what it logs. */
export class Recorder {
  readonly asked: Asked[] = [];
  readonly said: Said[] = [];
  /** The next message does not reach SES, and nobody can tell. */
  loseNextAnswer = false;
  readonly #function = new AsyncLocalStorage<string>();

  /** Runs something in the name of a function; whatever runs in nobody's name is not noted. */
  as<T>(construct: string, run: () => Promise<T>): Promise<T> {
    return this.#function.run(construct, run);
  }

  note(action: string, resource: string, ...values: string[]): void {
    const by = this.#function.getStore();
    if (by !== undefined) this.asked.push({ by, action, resource, values });
  }

  log(): Log {
    const say = (message: string, data: Record<string, unknown> = {}): void => {
      const by = this.#function.getStore();
      if (by !== undefined) this.said.push({ by, message, data });
    };
    return { info: say, warn: say, error: say };
  }

  watchTable(client: DynamoDBClient): void {
    client.middlewareStack.add(
      (next) => async (args) => {
        const { headers, body: text } = request.parse(args.request);
        const sent = body.parse(JSON.parse(text));
        const table = sent.IndexName ? `Data/Table/index/${sent.IndexName}` : "Data/Table";
        this.note(`dynamodb:${headers["x-amz-target"].split(".")[1]}`, table, ...partitionsOf(sent));
        return next(args);
      },
      { step: "finalizeRequest" },
    );
  }

  queues({ plan, deliver }: Queues): Queues {
    return {
      plan: (...message) => {
        this.note("sqs:SendMessage", "Queues/Plan");
        return plan(...message);
      },
      deliver: (lane, ...message) => {
        this.note("sqs:SendMessage", lane === "bulk" ? "Queues/Bulk" : "Queues/Express");
        return deliver(lane, ...message);
      },
    };
  }

  mailer({ send, rate, quota }: Mailer): Mailer {
    const ses = "arn:AWS::Partition:ses:AWS::Region:AWS::AccountId";
    return {
      rate: () => {
        this.note("ses:GetSendQuota", "*");
        return rate();
      },
      quota: () => {
        this.note("ses:GetSendQuota", "*");
        return quota();
      },
      send: (message) => {
        const from = addressAtAws(message.from);
        this.note("ses:SendRawEmail", `${ses}:identity/*`, from);
        this.note("ses:SendRawEmail", `${ses}:configuration-set/reconvene-dih-production`, from);
        if (!this.loseNextAnswer) return send(message);
        this.loseNextAnswer = false;
        return Promise.resolve({ result: "unknown", reason: "TimeoutError" });
      },
    };
  }
}

/** The partition keys that a request names: IAM's `dynamodb:LeadingKeys`. */
function partitionsOf(sent: z.output<typeof body>): string[] {
  const single = sent.Key ?? sent.Item;
  if (single) return [single.pk.S];
  if (sent.RequestItems) return Object.values(sent.RequestItems).flatMap(({ Keys }) => Keys.map(({ pk }) => pk.S));
  const [, value = ""] = /^#?\w+ = (:\w+)/.exec(sent.KeyConditionExpression ?? "") ?? [];
  const partition = sent.ExpressionAttributeValues?.[value]?.S;
  if (partition === undefined) throw new Error(`This request names no partition: ${JSON.stringify(sent)}`);
  return [partition];
}

/** Tests' hubs have other addresses than the example deployment: told apart by what they are for. */
const addressAtAws = (from: string): string =>
  stack.deployment.hub.from[from.startsWith("no-reply@") ? "transactional" : "list"];
