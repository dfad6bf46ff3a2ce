import { onTestFinished } from "vitest";
import type { Runtime } from "../../local/runtime.ts";
import { startWeb } from "../../local/web.ts";
import { createTestHub, type TestHub } from "../hub.ts";

export const staffToken = "a-token-of-staff-in-tests";

/** The local hub's runtime around a hub that a test holds in its hands. */
export async function testRuntime(overrides: Partial<Runtime> = {}): Promise<Runtime & { hub: TestHub }> {
  const hub = await createTestHub();
  onTestFinished(() => hub.close());
  return {
    hub,
    context: hub.context,
    clock: hub.clock,
    secrets: { id: "k", tokens: { current: 1, keys: {} }, apiToken: staffToken },
    outbox: hub.outbox,
    tick: hub.tick,
    isIdle: async () => true,
    takeEvent: async () => {},
    close: hub.close,
    ...overrides,
  };
}

export async function servedRuntime(): Promise<{ url: string; hub: TestHub }> {
  const runtime = await testRuntime();
  const web = await startWeb(runtime, 0);
  onTestFinished(() => web.close());
  return { url: web.url, hub: runtime.hub };
}
