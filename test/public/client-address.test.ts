import { Hono } from "hono";
import { expect, test } from "vitest";
import { clientAddress } from "../../functions/public/options.ts";

const app = new Hono().get("/", (c) => c.text(clientAddress(c)));

test.each([
  ["Lambda behind an HTTP API", { requestContext: { http: { sourceIp: "192.0.2.7" } } }, "192.0.2.7"],
  ["the Node server", { incoming: { socket: { remoteAddress: "::1" } } }, "::1"],
  ["a Node server whose client has gone", { incoming: { socket: {} } }, ""],
  ["nothing that is known", {}, ""],
])("the network address of a request on %s", async (_, env, address) => {
  expect(await (await app.request("/", {}, env)).text()).toBe(address);
});
