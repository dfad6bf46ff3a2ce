import { z } from "zod";

const port = z.coerce.number({ error: "must be a port, 1 to 65535" }).int().min(1).max(65_535);
const endpoint = z.url({
  protocol: /^https?$/,
  error: "must be the address of an engine, such as http://127.0.0.1:8000",
});
const seconds = z.coerce.number({ error: "must be a number of seconds" });

const schema = z.object({
  PORT: port.default(3000),
  INBOX_PORT: port.default(3001),
  DATA_DIR: z.string().min(1).default(".reconvene"),
  SEED: z.enum(["demo", "none"], { error: "must be demo or none" }).default("demo"),
  AWS_ENDPOINT_URL_DYNAMODB: endpoint.optional(),
  AWS_ENDPOINT_URL_SES: endpoint.optional(),
  AWS_ENDPOINT_URL_SQS: endpoint.optional(),
  UNDO_SECONDS: seconds.nonnegative().max(86_400).default(30),
  CANARY_SECONDS: seconds.nonnegative().max(86_400).default(600),
  TICK_SECONDS: seconds.positive().max(3600).default(5),
  SES_RATE: z.coerce.number({ error: "must be messages a second" }).positive().max(100_000).default(50),
});
export type Settings = z.infer<typeof schema>;

/** An error whose message is all that a person needs: what is wrong and what to do. */
export class StartError extends Error {
  override readonly name = "StartError";
}

/** @throws StartError naming the variable */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const read = schema.safeParse(given);
  if (!read.success) {
    const [problem] = read.error.issues;
    throw new StartError(`${problem?.path.join(".")} ${problem?.message}.`);
  }
  if (read.data.PORT === read.data.INBOX_PORT) throw new StartError("PORT and INBOX_PORT must differ.");
  return read.data;
}
