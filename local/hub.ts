import { iso } from "../hub/clock.ts";
import { writePrivate } from "./data-dir.ts";
import { startInbox } from "./inbox/start.ts";
import { isDiskFull, sentenceFor } from "./last-words.ts";
import { terminalLog } from "./log.ts";
import { patiently } from "./patience.ts";
import { startRuntime } from "./runtime.ts";
import { seedDemo } from "./seed/demo.ts";
import { readSettings, type Settings, StartError } from "./settings.ts";
import { startWeb } from "./web.ts";

/**
 * The hub, greeting and all, until it is told to stop: by a signal, or by what this resolves to. A start that cannot be
 * is one line on stderr and exit code 1.
 */
export async function startHub(): Promise<() => Promise<never>> {
  try {
    return await start();
  } catch (error) {
    return giveUp(error);
  }
}

/** A hub that is told to stop, and has work under way that does not end, ends all the same: it is safe to kill. */
const hurryMs = 3_000;

async function start(): Promise<() => Promise<never>> {
  const settings = readSettings(process.env);
  const runtime = await startRuntime(settings, terminalLog);
  const announced = settings.SEED === "demo" && (await seedDemo(runtime.context));
  const web = await listening("PORT", settings.PORT, () => startWeb(runtime, settings.PORT));
  const { outbox } = runtime;
  const inbox =
    outbox &&
    (await listening("INBOX_PORT", settings.INBOX_PORT, () => startInbox({ outbox, port: settings.INBOX_PORT })));
  const addresses = {
    web: `http://localhost:${settings.PORT}`,
    ...(inbox ? { inbox: `http://localhost:${settings.INBOX_PORT}` } : {}),
  };
  writePrivate(settings.DATA_DIR, "local.json", { ...addresses, apiToken: runtime.secrets.apiToken });
  greet(settings, addresses, iso(runtime.clock.now()), announced);

  const stop = async () => {
    setTimeout(() => process.exit(1), hurryMs).unref();
    await Promise.all([web.close(), inbox?.close()]);
    await runtime.close();
    process.exit(0);
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  return stop;
}

async function listening<T>(variable: string, port: number, start: () => Promise<T>): Promise<T> {
  try {
    return await patiently(start);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && (error.code === "EADDRINUSE" || error.code === "EACCES")))
      throw error;
    const why = error.code === "EACCES" ? "may not be used by you" : "is in use";
    throw new StartError(
      `Port ${port} ${why}. Stop what runs there, or choose another: ${variable}=${port + 100} npm start`,
    );
  }
}

function greet(
  settings: Settings,
  { web, inbox }: { web: string; inbox?: string },
  now: string,
  announced: boolean,
): void {
  const lines = [
    "",
    "  Reconvene is running.",
    "",
    `  Hub     ${web}`,
    inbox ? `  Inbox   ${inbox}` : `  Mail    goes to ${settings.AWS_ENDPOINT_URL_SES}`,
    `  Staff   npm run hub -- --help`,
    "",
    `  The hub's clock says ${now}. Everything is kept in ${settings.DATA_DIR}. Stop with Ctrl-C.`,
    ...(announced
      ? ["", "  The next meeting has just been announced to 24 people; a reminder follows in about two minutes."]
      : []),
    "",
  ];
  console.log(lines.join("\n"));
}

function giveUp(error: unknown): never {
  const message = isDiskFull(error) ? sentenceFor(error) : error instanceof Error ? error.message : String(error);
  console.error(`Reconvene could not start. ${message}`);
  if (!(error instanceof StartError) && process.env.DEBUG) console.error(error);
  process.exit(1);
}
