import { logOf, outputsOf } from "../aws.ts";
import type { DeployedHub } from "../hub.ts";
import { until } from "../progress.ts";

/** Waits for a call of tick, which the rule alone makes, that begins after now and is over. */
export async function heartbeat({ emulator, stacks, store }: DeployedHub): Promise<void> {
  const now = Date.now();
  const { TickLog = "" } = await outputsOf(emulator, stacks.service);
  await until(
    "a heartbeat",
    async () => {
      const events = (await logOf(emulator, TickLog)).filter(({ timestamp = 0 }) => timestamp > now);
      const said = (line: RegExp) => events.flatMap(({ message = "" }) => line.exec(message)?.[1] ?? []);
      const ended = said(/^END RequestId: (\S+)/);
      return said(/^START RequestId: (\S+)/).some((id) => ended.includes(id)) ? true : undefined;
    },
    90,
  );
  const { beatAt = "1970-01-01T00:00:00Z" } = (await store.identity.read()) ?? {};
  if (Date.parse(beatAt) < now - 1000)
    throw new Error(`Tick was called, and the last heartbeat noted is of ${beatAt}.`);
}
