import assert from "node:assert/strict";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { ReceiveMessageCommand, SetQueueAttributesCommand, SQSClient } from "@aws-sdk/client-sqs";
import { chunksOf } from "../../../hub/sends/plan.ts";
import { buildEvent, eventCount } from "../../../local/ses/events.ts";
import type { OutboxMessage } from "../../../local/ses/outbox.ts";
import { clientOf } from "../aws.ts";
import type { DeployedHub } from "../hub.ts";
import type { Received } from "../mailbox.ts";
import { until } from "../progress.ts";
import { type Reader, subscribers } from "./readers.ts";

/** What SES says to its topic of a message to its simulator: that it was sent, and bounced. */
export async function bounce(hub: DeployedHub, send: string, reader: Reader, mail: Received): Promise<void> {
  const { id: subscriber = "" } = (await subscribers(hub)).get(reader.email) ?? {};
  await publishFate(hub, { send, subscriber, address: reader.email, mail });
  await until(`${reader.email} to be suppressed`, async () => {
    const { state } = (await subscribers(hub)).get(reader.email) ?? {};
    return state === "bounced" ? true : undefined;
  });
}

/** A message of a send to an address of the simulator. */
export interface Sent {
  send: string;
  subscriber: string;
  address: string;
  mail: Received;
}

/** All that SES says to its topic of one, by the fate that the address stands for. */
export async function publishFate(hub: DeployedHub, { send, subscriber, address, mail }: Sent): Promise<void> {
  const message: OutboxMessage = {
    id: "0102018f-rehearsal",
    at: new Date().toISOString(),
    from: mail.from.address,
    source: mail.from.address,
    to: [address],
    subject: mail.subject,
    tags: await tagsOf(hub, send, subscriber),
    configurationSet: "reconvene",
  };
  for (let i = 0; i < eventCount(message); i += 1) await publish(hub, JSON.stringify(buildEvent(message, mail.raw, i)));
}

/** Those that deliver gave the message, of which ministack tells nobody: its place in the ledger. */
async function tagsOf(hub: DeployedHub, send: string, subscriber: string): Promise<Record<string, string>> {
  for await (const chunk of chunksOf(hub, send)) {
    const index = chunk.ids.indexOf(subscriber);
    if (index >= 0) return { send, chunk: chunk.key, index: String(index) };
  }
  throw new Error(`${subscriber} is not among the recipients of ${send}.`);
}

const publish = (hub: DeployedHub, Message: string) =>
  new SNSClient(clientOf(hub.emulator)).send(new PublishCommand({ TopicArn: hub.topic, Message }));

/** It would come again after minutes, five times: here after a second. */
export async function publishNonsense(hub: DeployedHub, text: string): Promise<void> {
  await new SQSClient(clientOf(hub.emulator)).send(
    new SetQueueAttributesCommand({ QueueUrl: hub.feedback.queue, Attributes: { VisibilityTimeout: "1" } }),
  );
  await publish(hub, text);
}

export async function inDeadLetters(hub: DeployedHub, text: string): Promise<void> {
  const sqs = new SQSClient(clientOf(hub.emulator));
  const letter = await until(
    "the event that nobody can handle to reach the dead letters",
    async () => (await sqs.send(new ReceiveMessageCommand({ QueueUrl: hub.feedback.deadLetters }))).Messages?.[0],
    90,
  );
  assert.equal(letter.Body, text, "The dead letters hold something else");
}
