import type { Hono } from "hono";
import { createPublicApp } from "../../functions/public/app.ts";
import type { PublicOptions } from "../../functions/public/options.ts";
import type { PublicEnv } from "../../functions/public/visit.ts";
import type { Context } from "../../hub/context.ts";
import { announce } from "../../hub/meetings/announce.ts";
import { putMeeting } from "../../hub/meetings/put.ts";
import { subscriberId } from "../../hub/subscribers/address.ts";
import { confirmUrl, preferencesUrl, unsubscribeUrl } from "../../hub/subscribers/links.ts";
import type { Subscriber } from "../../hub/subscribers/subscriber.ts";
import { createTestHub, type TestHub } from "../hub.ts";
import { aMeeting } from "../kit/factories.ts";

type Form = Record<string, string | string[]>;

/** The public pages over a hub on embedded engines, and a visitor's hands. */
export interface TestSite {
  hub: TestHub;
  app: Hono<PublicEnv>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, form?: Form, headers?: Record<string, string>): Promise<Response>;
  postJson(path: string, body: unknown): Promise<Response>;
  subscriber(email: string): Promise<Subscriber | undefined>;
  /** Everything that a visitor's request could change. */
  everything(): Promise<string>;
  links(email: string): { confirm: string; preferences: string; unsubscribe: string };
  close(): Promise<void>;
}

export async function createTestSite(
  overrides: (context: Context) => Context = (context) => context,
  options: Partial<PublicOptions> = {},
): Promise<TestSite> {
  const hub = await createTestHub();
  const context = overrides(hub.context);
  const app = createPublicApp(context, options);
  const { store, keys } = hub.context;
  const pathOf = (url: string) => new URL(url).pathname;
  return {
    hub,
    app,
    get: async (path, headers = {}) => app.request(path, { headers }),
    post: async (path, form = {}, headers = {}) =>
      app.request(path, { method: "POST", body: urlencoded(form), headers }),
    postJson: async (path, body) =>
      app.request(path, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      }),
    subscriber: (email) => store.subscribers.get(subscriberId(keys, email)),
    async everything() {
      const people = await store.subscribers.list({}, 100);
      const zones = await store.subscribers.zones();
      return JSON.stringify({ people, zones, meetings: await store.meetings.list(), jobs: hub.jobs });
    },
    links(email) {
      const id = subscriberId(keys, email);
      const at = Math.floor(hub.clock.now().epochMilliseconds / 1000);
      return {
        confirm: pathOf(confirmUrl(hub.context, id, at)),
        preferences: pathOf(preferencesUrl(hub.context, id)),
        unsubscribe: pathOf(unsubscribeUrl(hub.context, id)),
      };
    },
    close: () => hub.close(),
  };
}

function urlencoded(form: Form): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, values] of Object.entries(form)) {
    for (const value of [values].flat()) body.append(name, value);
  }
  return body;
}

/** A sign-up as the form sends it. */
export const aSignUp = (changes: Form = {}): Form => ({
  email: "camille@douane.example.org",
  name: "Camille",
  language: "fr",
  zone: "Africa/Dakar",
  topics: ["announcements", "reminders"],
  consent: "yes",
  ...changes,
});

/** Writes a meeting, and announces it unless told not to. */
export async function meeting(
  site: TestSite,
  changes: Record<string, unknown> = {},
  { announced = true } = {},
): Promise<void> {
  const input = aMeeting(changes);
  await putMeeting(site.hub.context, input);
  if (announced) await announce(site.hub.context, input.slug, { by: "test" });
}
