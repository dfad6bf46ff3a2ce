import { once } from "node:events";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { servedRuntime, staffToken } from "./runtime-fixture.ts";

const megabyte = Buffer.alloc(1024 * 1024, "a");

/** Writes ten megabytes, a little slowly, and reads only then: what a plain client does. */
async function statusAfterWriting(url: string, path: string, chunked: boolean): Promise<string> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  const failed = once(socket, "error").then(([error]) => Promise.reject(error));
  failed.catch(() => {});
  socket.pause();
  const length = chunked ? "Transfer-Encoding: chunked" : `Content-Length: ${10 * megabyte.length}`;
  const head = [
    `POST ${path} HTTP/1.1`,
    "Host: localhost",
    `Authorization: Bearer ${staffToken}`,
    "Idempotency-Key: k",
    length,
  ];
  const type =
    path.startsWith("/_") || path.startsWith("/api") ? "application/json" : "application/x-www-form-urlencoded";
  const write = (data: string | Buffer) =>
    Promise.race([new Promise<void>((done) => socket.write(data, () => done())), failed]);
  await write(`${[...head, `Content-Type: ${type}`].join("\r\n")}\r\n\r\n`);
  for (let i = 0; i < 10; i += 1) {
    if (chunked) await write(`${megabyte.length.toString(16)}\r\n`);
    await write(megabyte);
    if (chunked) await write("\r\n");
    await new Promise((next) => setTimeout(next, 70)); // longer in all than @hono/node-server waits
  }
  if (chunked) await write("0\r\n\r\n");
  socket.resume();
  const [answer] = await Promise.race([once(socket, "data"), failed]);
  socket.destroy();
  return String(answer).split("\r\n")[0] ?? "";
}

test("who writes a body that is too large to its end reads that it was", async () => {
  const { url } = await servedRuntime();
  const ways = ["/subscribe", "/api/imports", "/_local/clock"].flatMap((path) => [
    { path, chunked: false },
    { path, chunked: true },
  ]);
  const answers = await Promise.all(ways.map(({ path, chunked }) => statusAfterWriting(url, path, chunked)));
  expect(answers).toEqual(ways.map(() => "HTTP/1.1 413 Payload Too Large"));
});

test("the hub answers the next request on the same connection", async () => {
  const { url } = await servedRuntime();
  const refused = await fetch(`${url}/_local/clock`, { method: "POST", body: Buffer.concat([megabyte, megabyte]) });
  expect(refused.status).toBe(413);
  expect((await fetch(`${url}/_local/clock`)).status).toBe(200);
});
