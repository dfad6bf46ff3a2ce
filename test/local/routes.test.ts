import { expect, test } from "vitest";
import { iso } from "../../hub/clock.ts";
import { inboxApp } from "../../local/inbox/app.tsx";
import { localRoutes } from "../../local/routes.ts";
import { testRuntime } from "./runtime-fixture.ts";

const post = (body: unknown): RequestInit => ({ method: "POST", body: JSON.stringify(body) });
const names = ["localhost", "localhost:3000", "127.0.0.1", "127.0.0.1:3000", "[::1]", "[::1]:3000", "LOCALHOST:3000"];
const strangers = ["rebound.example", "rebound.example:3000", "localhost.example", "localhost:3000.example", "@", ""];

test("what is local is served by this machine's own names alone", async () => {
  const routes = localRoutes(await testRuntime());
  for (const host of names) expect((await routes.request("/_local/clock", { headers: { host } })).status).toBe(200);
  for (const host of strangers) expect((await routes.request("/_local/clock", { headers: { host } })).status).toBe(403);
});

test("so is the inbox", async () => {
  const { hub } = await testRuntime();
  const inbox = inboxApp({ outbox: hub.outbox });
  for (const path of ["/", "/version", "/messages/m1/raw"]) {
    for (const host of names) expect((await inbox.request(path, { headers: { host } })).status).not.toBe(403);
    for (const host of strangers) expect((await inbox.request(path, { headers: { host } })).status).toBe(403);
  }
});

test("no page of another site reaches in, and none without an origin", async () => {
  const routes = localRoutes(await testRuntime());
  const from = async (origin: string) =>
    (await routes.request("/_local/idle", { method: "POST", headers: { host: "localhost:3000", origin } })).status;
  for (const origin of ["null", "junk", "http://", "http://rebound.example", "http://localhost:3001"]) {
    expect(await from(origin), origin).toBe(403);
  }
  expect(await from("http://localhost:3000")).toBe(200);
});

test("an event that SES would not send is refused, in the words of a problem", async () => {
  const taken: string[] = [];
  const routes = localRoutes(await testRuntime({ takeEvent: async (body) => void taken.push(body) }));
  const event = { eventType: "Delivery", mail: { timestamp: "2027-03-01T12:00:00Z", messageId: "m" } };
  const envelope = (message: unknown) => ({ Type: "Notification", Message: JSON.stringify(message) });
  const bad = [{}, "text", null, { ...event, eventType: "Applause" }, { eventType: "Delivery" }, envelope({}), [event]];
  for (const body of bad) {
    const answer = await routes.request("/_local/ses-events", post(body));
    expect(answer.status).toBe(422);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await answer.json()).toMatchObject({
      status: 422,
      errors: [{ field: "body", message: expect.stringContaining("Send one event") }],
    });
  }
  expect((await routes.request("/_local/ses-events", { method: "POST", body: "{" })).status).toBe(422);
  expect(taken).toEqual([]);
  for (const body of [event, envelope(event)]) {
    expect((await routes.request("/_local/ses-events", post(body))).status).toBe(202);
  }
  expect(taken).toEqual([JSON.stringify(event), JSON.stringify(envelope(event))]);
});

test("a moved clock says when what fell due is not done yet", async () => {
  let idle = false;
  const routes = localRoutes(await testRuntime({ isIdle: async () => idle }), 10);
  const moved = await routes.request("/_local/clock", post({ set: "2027-05-12T07:00:00Z" }));
  expect([moved.status, await moved.json()]).toEqual([200, { now: "2027-05-12T07:00:00Z", idle: false }]);
  expect((await routes.request("/_local/idle", post({}))).status).toBe(503);
  idle = true;
  const settled = await routes.request("/_local/clock", post({ advance: "PT1H" }));
  expect([settled.status, await settled.json()]).toEqual([200, { now: "2027-05-12T08:00:00Z", idle: true }]);
});

test("the clock stays between 2000 and 2100, and where it was when told otherwise", async () => {
  const runtime = await testRuntime();
  const routes = localRoutes(runtime);
  const before = iso(runtime.clock.now());
  const beyond = [
    { set: "1999-12-31T23:59:59Z" },
    { set: "2100-01-01T00:00:01Z" },
    { advance: "P100Y" },
    { advance: "-P100Y" },
    { advance: "P900000Y" },
  ];
  for (const move of beyond) {
    const answer = await routes.request("/_local/clock", post(move));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("The clock goes from 2000-01-01 to 2100-01-01.");
  }
  expect((await routes.request("/_local/clock", post({ advance: "a week" }))).status).toBe(422);
  expect(iso(runtime.clock.now())).toBe(before);
  for (const set of ["2000-01-01T00:00:00Z", "2100-01-01T00:00:00Z"]) {
    expect((await routes.request("/_local/clock", post({ set }))).status).toBe(200);
  }
});
