import { Hono } from "hono";
import { expect, test } from "vitest";
import { behindEdge, viewerAddress } from "../../functions/edge.ts";

const app = new Hono()
  .get("/address", (c) => c.text(viewerAddress(c)))
  .post("/echo", async (c) => c.text(`${await c.req.text()} ${JSON.stringify(c.env)}`));
const guarded = behindEdge(app, "a-key-that-only-cloudfront-shows");
const key = { "x-hub-key": "a-key-that-only-cloudfront-shows" };

test("what came through CloudFront is answered as ever", async () => {
  const address = await guarded.request("/address", { headers: { ...key, "x-viewer-address": "198.51.100.7" } });
  expect([address.status, await address.text()]).toEqual([200, "198.51.100.7"]);
  const echo = await guarded.request("/echo", { method: "POST", headers: key, body: "a body" }, { lambda: true });
  expect(await echo.text()).toBe('a body {"lambda":true}');
  expect((await guarded.request("/address", { method: "HEAD", headers: key })).status).toBe(200);
  expect((await guarded.request("/nowhere", { headers: key })).status).toBe(404);
});

test.each([
  {},
  { "x-hub-key": "" },
  { "x-hub-key": "a-key-that-only-cloudfront-show" },
])("around it there is no way in: %j", async (headers) => {
  const answer = await guarded.request("/address", { headers });
  expect(answer.status).toBe(403);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
});
