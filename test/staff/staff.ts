import { createStaffApp } from "../../functions/staff/app.ts";
import type { Scope } from "../../hub/access/scopes.ts";
import { addToken } from "../../hub/access/tokens.ts";
import type { AuditEntry } from "../../hub/audit/entry.ts";
import { onLaptop } from "../../local/own-token.ts";
import { createTestHub, type TestHub } from "../hub.ts";

export const staffToken = "a-staff-token-that-nobody-guesses";

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The text as JSON, for matchers; undefined when it is something else. */
  body: unknown;
}

/** The staff API on a hub of its own, asked without a server. */
export interface Staff {
  hub: TestHub;
  /** `body` goes as JSON unless it is a string; an absent one is none. */
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** The same by an API token. */
  askBy(token: string, method: string, path: string, body?: unknown): Promise<Answer>;
  /** Makes an API token; the answer is what its holder shows. */
  tokenWith(...scopes: Scope[]): Promise<string>;
  /** What the hub keeps and has sent: equal before and after whatever changes nothing. */
  everything(): Promise<unknown>;
}

export async function createStaff(): Promise<Staff> {
  const hub = await createTestHub();
  const app = createStaffApp(hub.context, { authenticate: onLaptop(hub.context, staffToken) });
  const { store } = hub.context;
  const ask: Staff["ask"] = async (method, path, body, headers = {}) => {
    const type: Record<string, string> = body === undefined ? {} : { "content-type": "application/json" };
    const response = await app.request(path, {
      method,
      headers: { authorization: `Bearer ${staffToken}`, ...type, ...headers },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") && !text.includes("\n");
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson && text ? JSON.parse(text) : undefined,
    };
  };
  let made = 0;
  return {
    hub,
    ask,
    askBy: (token, method, path, body) => ask(method, path, body, { authorization: `Bearer ${token}` }),
    async tokenWith(...scopes) {
      made += 1;
      const by = { actor: "test", scopes };
      return (await addToken(hub.context, { name: `token-${made}`, scopes, days: 90 }, by)).text;
    },
    everything: async () => ({
      meetings: await store.meetings.list(),
      sends: await store.sends.list({}, 100),
      subscribers: await store.subscribers.list({}, 1000),
      zones: await store.subscribers.zones(),
      audit: withoutRefusals((await store.audit.list(1000)).items),
      queued: hub.jobs.length,
      mailed: hub.outbox.count(),
    }),
  };
}

/** An action that was refused is on the trail, and changed nothing. */
function withoutRefusals(entries: AuditEntry[]): AuditEntry[] {
  const name = ({ action, subject }: AuditEntry) => `${action} ${subject}`;
  const refused = new Set(
    entries.filter(({ action }) => action.endsWith(".refused")).map((entry) => name(entry).replace(".refused", "")),
  );
  return entries.filter((entry) => !entry.action.endsWith(".refused") && !refused.has(name(entry)));
}
