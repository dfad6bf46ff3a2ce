import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SESClient, SendRawEmailCommand, type SendRawEmailCommandInput } from "@aws-sdk/client-ses";
import { onTestFinished } from "vitest";
import { type LocalSes, type SesOptions, startSes } from "../../local/ses/endpoint.ts";
import type { SesEvent } from "../../local/ses/events.ts";

export const NOON = new Date("2027-05-10T12:00:00.000Z");

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "reconvene-local-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function sesClient(url: string): SESClient {
  const client = new SESClient({
    endpoint: url,
    region: "us-east-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    maxAttempts: 1,
  });
  onTestFinished(() => client.destroy());
  return client;
}

export interface SesUnderTest {
  ses: LocalSes;
  client: SESClient;
  events: SesEvent[];
  /** Resolves when every event owed has been published. */
  published(): Promise<void>;
}

export async function sesUnderTest(options: Partial<SesOptions> = {}): Promise<SesUnderTest> {
  const events: SesEvent[] = [];
  const ses = await startSes({
    dataDir: temporaryFolder(),
    rate: 1000,
    now: () => NOON,
    publish: async (event) => void events.push(event),
    onError: () => {},
    ...options,
  });
  onTestFinished(() => ses.close());
  const published = async (): Promise<void> => {
    while (ses.pendingEvents() > 0) await new Promise(setImmediate);
  };
  return { ses, client: sesClient(ses.url), events, published };
}

export function rawMessage({ to = "someone@example.org", header = "", body = "Hello" } = {}): string {
  return [
    "From: =?UTF-8?Q?R=C3=A9seau?= <news@hub.example>",
    `To: ${to}`,
    "Subject: =?UTF-8?B?UsOpdW5pb24=?= =?UTF-8?B?IDU=?=",
    "Date: Thu, 01 Jan 1970 00:00:00 +0000",
    "Message-ID: <mine@hub.example>",
    "List-Unsubscribe:\r\n <https://hub.example/u/1>",
    `MIME-Version: 1.0${header && `\r\n${header}`}`,
    "Content-Type: text/plain; charset=UTF-8",
    "",
    body,
  ].join("\r\n");
}

export function send(to: string, rest: Partial<SendRawEmailCommandInput> = {}): SendRawEmailCommand {
  return new SendRawEmailCommand({
    Source: "news@hub.example",
    Destinations: [to],
    RawMessage: { Data: Buffer.from(rawMessage({ to })) },
    ConfigurationSetName: "reconvene",
    Tags: [
      { Name: "send", Value: "s1" },
      { Name: "index", Value: "7" },
    ],
    ...rest,
  });
}

export const simulator = (mailbox: string): string => `${mailbox}@simulator.amazonses.com`;
