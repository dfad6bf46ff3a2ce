import { z } from "zod";
import { invalidParameter, queueDoesNotExist, SqsError } from "./errors.ts";
import { Queue, type QueueSettings } from "./queue.ts";

const ARN_PREFIX = "arn:aws:sqs:us-east-1:000000000000:";

const redrivePolicySchema = z.object({
  deadLetterTargetArn: z.string(),
  maxReceiveCount: z.coerce.number().int().min(1).max(1000),
});

/** Every queue of the endpoint, by name. */
export class Queues {
  readonly #queues = new Map<string, Queue>();

  /** Creating a queue again with the same attributes is how one asks for its URL. */
  create(name: string, attributes: Readonly<Record<string, string>>): void {
    const settings = readSettings(attributes);
    const existing = this.#queues.get(name);
    if (existing && JSON.stringify(existing.settings) !== JSON.stringify(settings)) {
      throw new SqsError("QueueNameExists", "A queue of this name exists with other attributes.", "QueueAlreadyExists");
    }
    if (existing) return;
    if (settings.redrivePolicy) this.#byArn(settings.redrivePolicy.deadLetterTargetArn);
    const arn = `${ARN_PREFIX}${name}`;
    const queue = new Queue(arn, settings, (message, policy) => {
      this.#byArn(policy.deadLetterTargetArn).adopt(message, arn);
    });
    this.#queues.set(name, queue);
  }

  get(name: string): Queue {
    const queue = this.#queues.get(name);
    if (!queue) throw queueDoesNotExist();
    return queue;
  }

  purge(): void {
    for (const queue of this.#queues.values()) queue.purge();
  }

  #byArn(arn: string): Queue {
    const queue = this.#queues.get(arn.slice(ARN_PREFIX.length));
    if (!queue) throw invalidParameter(`Value for parameter RedrivePolicy is invalid: there is no queue ${arn}.`);
    return queue;
  }
}

function readSettings(attributes: Readonly<Record<string, string>>): QueueSettings {
  const { RedrivePolicy: policy } = attributes;
  return {
    visibilityTimeoutSeconds: seconds(attributes, "VisibilityTimeout", 30, 43_200),
    delaySeconds: seconds(attributes, "DelaySeconds", 0, 900),
    receiveWaitSeconds: seconds(attributes, "ReceiveMessageWaitTimeSeconds", 0, 20),
    redrivePolicy: policy === undefined || policy === "" ? undefined : readPolicy(policy),
  };
}

function seconds(attributes: Readonly<Record<string, string>>, name: string, fallback: number, max: number): number {
  const value = attributes[name];
  if (value === undefined) return fallback;
  const parsed = z.coerce.number().int().min(0).max(max).safeParse(value);
  if (!parsed.success) throw invalidAttribute(name);
  return parsed.data;
}

function readPolicy(json: string): z.infer<typeof redrivePolicySchema> {
  const parsed = redrivePolicySchema.safeParse(parseJson(json));
  if (!parsed.success) throw invalidAttribute("RedrivePolicy");
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined; // which the schema refuses
    throw error;
  }
}

const invalidAttribute = (name: string): SqsError =>
  new SqsError("InvalidAttributeValue", `Invalid value for the parameter ${name}.`);
