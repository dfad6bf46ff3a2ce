import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { SESClient } from "@aws-sdk/client-ses";
import * as z from "zod";
import { buildEvent, eventCount } from "../../local/ses/events.ts";

/** Within a region SES takes a message in about this long. */
const answerMs = 30;
/** After acceptance: when the Send event is published, and when the last word about a message is. */
const sendEventMs = 500;
const lastWordMs = { least: 1_000, most: 10_000 };

const sendRawEmail = z.object({
  Source: z.string(),
  Destinations: z.array(z.string()),
  RawMessage: z.object({ Data: z.instanceof(Uint8Array) }),
  ConfigurationSetName: z.string(),
  Tags: z.array(z.object({ Name: z.string(), Value: z.string() })),
});

/** One event of SES, as it reaches the queue. */
export interface Arrival {
  /** Epoch ms. */
  at: number;
  body: string;
}

/** SES behind the SDK's own client: takes everything, and knows what it would publish. */
export class PublishingSes {
  readonly events: Arrival[] = [];
  accepted = 0;

  constructor(client: SESClient, rate: number) {
    client.middlewareStack.add(
      (_, { commandName }) =>
        async (call) => {
          if (commandName === "GetSendQuotaCommand") {
            return { output: { $metadata: {}, Max24HourSend: -1, MaxSendRate: rate }, response: undefined };
          }
          this.#accept(sendRawEmail.parse(call.input));
          await sleep(answerMs);
          return { output: { $metadata: {}, MessageId: `bench-${this.accepted}` }, response: undefined };
        },
      { step: "initialize", name: "bench-ses", priority: "high" },
    );
  }

  #accept({ Source, Destinations, RawMessage, ConfigurationSetName, Tags }: z.infer<typeof sendRawEmail>): void {
    const now = Date.now();
    const message = {
      id: randomUUID(),
      at: new Date(now).toISOString(),
      from: Source,
      to: Destinations,
      subject: "",
      tags: Object.fromEntries(Tags.map(({ Name, Value }) => [Name, Value])),
      source: Source,
      configurationSet: ConfigurationSetName,
    };
    const raw = Buffer.from(RawMessage.Data);
    for (let i = 0; i < eventCount(message); i += 1) {
      // Spread evenly and alike in each run.
      const spread = (this.accepted * 37) % (lastWordMs.most - lastWordMs.least);
      const after = i === 0 ? sendEventMs : lastWordMs.least + spread;
      this.events.push({ at: now + after, body: JSON.stringify(buildEvent(message, raw, i)) });
    }
    this.accepted += 1;
  }
}
