import { execFile } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { HubProcess } from "./process.ts";

const hub = new HubProcess();
beforeAll(() => hub.start({ SEED: "demo" }));
afterAll(() => hub.end());

const smoke = (env: Record<string, string>, ...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((done) => {
    const command = ["--import", "tsx", "ops/main.ts", "smoke", "--within", "60", ...args];
    const options = { env: { PATH: process.env.PATH, ...env } };
    execFile(process.execPath, command, options, (error, out, err) =>
      done({ code: error ? Number(error.code) : 0, out, err }),
    );
  });

test("npm run smoke, twice, against a hub with readers: nobody but the simulator gets mail", async () => {
  await hub.local("idle");
  const readers = (await hub.outbox()).length;
  const first = await smoke({ DATA_DIR: hub.dataDir });
  expect([first.code, first.err]).toEqual([0, ""]);
  expect(first.out).toMatch(/complaint\+smoke@simulator\.amazonses\.com +complained +complained +complained +✓/);
  expect(first.out).toMatch(/All is as expected, after \d+ s\. The mailboxes are forgotten\./);
  const second = await smoke({ DATA_DIR: hub.dataDir }, "--json");
  expect(second.code).toBe(0);
  const { send } = z
    .object({ send: z.string(), mailboxes: z.array(z.unknown()).length(4) })
    .parse(JSON.parse(second.out));
  await hub.local("idle");
  const sent = (await hub.outbox()).filter(({ tags }) => tags.send?.startsWith("smoke-"));
  expect(sent.filter(({ tags }) => tags.send === send).length).toBe(4);
  expect(sent.length).toBe(8);
  for (const { to } of sent) expect(to).toMatch(/^[a-z]+\+smoke@simulator\.amazonses\.com$/);
  expect((await hub.outbox()).length).toBe(readers + 8);
});

test("without a hub, npm run smoke says how to find one", async () => {
  const { code, err } = await smoke({ RECONVENE_URL: "http://127.0.0.1:1", RECONVENE_TOKEN: "nobody's" });
  expect(code).toBe(1);
  expect(err).toMatch(/does not answer\. Start it with npm start, or look at RECONVENE_URL\.\n$/);
});
