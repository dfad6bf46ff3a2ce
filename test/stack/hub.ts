import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import type { z } from "zod";
import { createStore } from "../../adapters/dynamodb/store.ts";
import { withToken } from "../../functions/ways.ts";
import type { Store } from "../../hub/ports.ts";
import { clientOf, outputsOf, theOnly } from "./aws.ts";
import type { Emulator } from "./emulator.ts";
import type { Mailbox } from "./mailbox.ts";
import { apiId, emulatedHub, project } from "./settings.ts";
import { staffToken } from "./way-in.ts";

/** A hub at the emulator, with what its readers and its staff hold in their hands. */
export interface DeployedHub {
  emulator: Emulator;
  mailbox: Mailbox;
  /** Where its pages are, as links in mail have it. */
  url: string;
  /** Where its staff's API is for programs that cannot resolve `….localhost`, and how they get in. */
  staffEnv: { RECONVENE_URL: string; RECONVENE_TOKEN: string };
  /** Of SES's events. */
  topic: string;
  feedback: { queue: string; deadLetters: string };
  stacks: Record<"data" | "mail" | "staff" | "service", string>;
  /** The deployed table, to look at. */
  store: Store;
  /** All that is in it, as text, by both keys. */
  items(): Promise<Map<string, string>>;
  staff<T extends z.ZodType>(shape: T, path: string): Promise<z.output<T>>;
  /** Staff's command line. The answer is what it prints. */
  command(...args: string[]): Promise<string>;
}

export async function findHub(emulator: Emulator, mailbox: Mailbox): Promise<DeployedHub> {
  const { id, hub } = emulatedHub(emulator.port);
  const stacks = { data: `${id}-data`, mail: `${id}-mail`, staff: `${id}-staff`, service: `${id}-service` };
  const { data, mail } = stacks;
  const { FeedbackQueue: queue = "", FeedbackDeadLetters: deadLetters = "" } = await outputsOf(emulator, mail);
  const TableName = await theOnly(emulator, data, "AWS::DynamoDB::Table");
  const dynamoDb = new DynamoDBClient(clientOf(emulator));
  const staffEnv = {
    RECONVENE_URL: `${emulator.url}/_aws/execute-api/${apiId}/$default`,
    RECONVENE_TOKEN: await staffToken(emulator, TableName),
  };
  return {
    emulator,
    mailbox,
    url: hub.url,
    staffEnv,
    topic: await theOnly(emulator, mail, "AWS::SNS::Topic"),
    feedback: { queue, deadLetters },
    stacks,
    store: createStore(dynamoDb, TableName),
    async items() {
      const { Items = [] } = await dynamoDb.send(new ScanCommand({ TableName }));
      return new Map(Items.map((item) => [`${item.pk?.S} ${item.sk?.S}`, JSON.stringify(Object.entries(item).sort())]));
    },
    async staff(shape, path) {
      const headers = { authorization: `Bearer ${staffEnv.RECONVENE_TOKEN}` };
      const answer = await fetch(`${staffEnv.RECONVENE_URL}${withToken}${path}`, { headers });
      if (!answer.ok) throw new Error(`GET ${path}: ${answer.status} ${await answer.text()}`);
      return shape.parse(await answer.json());
    },
    async command(...args) {
      const env = { ...emulator.env, ...staffEnv };
      const { stdout } = await promisify(execFile)("npm", ["run", "--silent", "hub", "--", ...args], {
        cwd: project,
        env,
      });
      return stdout;
    },
  };
}
