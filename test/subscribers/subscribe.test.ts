import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { subscriberId } from "../../hub/subscribers/address.ts";
import { confirm } from "../../hub/subscribers/confirm.ts";
import { signUpInput, subscribe } from "../../hub/subscribers/subscribe.ts";
import { makeToken } from "../../hub/tokens.ts";
import { createTestHub, type TestHub } from "../hub.ts";

let hub: TestHub;
beforeEach(async () => {
  hub = await createTestHub();
});
afterEach(() => hub.close());

const ana = {
  email: "ana@example.org",
  name: "Ana",
  language: "en",
  zone: "Europe/Brussels",
  topics: ["announcements"],
  consent: "on",
};
const from = { source: "page", network: "192.0.2.1" };

async function signUp(changes: Record<string, unknown> = {}): Promise<void> {
  await subscribe(hub.context, signUpInput.parse({ ...ana, ...changes }), from);
  await hub.drain();
}

async function confirmed(): Promise<void> {
  const id = subscriberId(hub.context.keys, ana.email);
  const person = await hub.context.store.subscribers.get(id);
  const at = person?.state === "pending" ? (person.signUp?.at ?? 0) : 0;
  await confirm(hub.context, makeToken(hub.context.keys, "confirm", { id, at }));
  await hub.drain();
}

const stored = () => hub.context.store.subscribers.get(subscriberId(hub.context.keys, ana.email));

test("a second sign-up within a minute changes nothing of what the first letter confirms", async () => {
  await signUp();
  await signUp({ name: "Somebody else", topics: ["news"], language: "fr" });
  expect(hub.outbox.count()).toBe(1);
  await confirmed();
  expect(await stored()).toMatchObject({ state: "active", profile: { name: "Ana", topics: ["announcements"] } });
});

test("a later sign-up is asked about anew, and the old link is spent", async () => {
  await signUp();
  const id = subscriberId(hub.context.keys, ana.email);
  const old = Math.floor(hub.clock.now().epochMilliseconds / 1000);
  hub.machine.advance("PT5M");
  await signUp({ name: "Ana Díaz" });
  expect(hub.outbox.count()).toBe(2);
  const link = makeToken(hub.context.keys, "confirm", { id, at: old - 1 });
  await expect(confirm(hub.context, link)).rejects.toMatchObject({ code: "gone" });
  await confirmed();
  expect(await stored()).toMatchObject({ state: "active", profile: { name: "Ana Díaz" } });
});

test("somebody who complained is not written to, whoever signs them up", async () => {
  await signUp();
  const person = await stored();
  if (person?.state !== "pending") throw new Error("Not pending.");
  const { signUp: _, ...rest } = person;
  await hub.context.store.subscribers.put({ ...rest, state: "complained" });
  hub.machine.advance("PT5M");
  await signUp();
  expect(hub.outbox.count()).toBe(1);
  expect((await stored())?.state).toBe("complained");
});

describe("a name that a stranger could be lured by is refused", () => {
  for (const name of ["WIN https://evil.example", "www.evil.example", "write to me@evil.example", "\u202Egpj.exe"]) {
    test(JSON.stringify(name), () => {
      expect(signUpInput.safeParse({ ...ana, name }).success).toBe(false);
    });
  }
});

test("a zone has one spelling, whatever case it is typed in", () => {
  expect(signUpInput.parse({ ...ana, zone: "pAcIfIc/aPiA" }).zone).toBe("Pacific/Apia");
});
