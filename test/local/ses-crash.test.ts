import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test } from "vitest";
import { send, sesClient, sesUnderTest, temporaryFolder } from "./ses-fixture.ts";

test("kill −9 loses no accepted message, and an event not acknowledged before it is published at the next start", async () => {
  const dataDir = temporaryFolder();
  const crash = await sesProcess(dataDir);
  const client = sesClient(crash.url);
  const ids = await Promise.all(
    ["a@example.org", "b@example.org"].map(async (to) => (await client.send(send(to))).MessageId),
  );
  const journal = join(dataDir, "outbox", "acknowledged.jsonl");
  await expect.poll(() => readFileSync(journal, "utf8").split("\n").length).toBe(3);
  await crash.kill();

  const { ses, events, published } = await sesUnderTest({ dataDir });
  expect(
    ses.outbox
      .list()
      .map(({ id }) => id)
      .sort(),
  ).toEqual(ids.sort());
  await published();
  expect(events.map(({ eventType, mail }) => [eventType, mail.messageId]).sort()).toEqual(
    ids.map((id) => ["Delivery", id]),
  );
});

test("an event acknowledged before a restart is not published again", async () => {
  const dataDir = temporaryFolder();
  const first = await sesUnderTest({ dataDir });
  await first.client.send(send("a@example.org"));
  await first.published();
  await first.ses.close();
  const second = await sesUnderTest({ dataDir });
  expect([first.events.length, second.ses.pendingEvents()]).toEqual([2, 0]);
});

test("a line torn by a crash, and MIME without a line, are dropped and do not spoil what follows", async () => {
  const dataDir = temporaryFolder();
  const first = await sesUnderTest({ dataDir });
  const { MessageId: kept = "" } = await first.client.send(send("a@example.org"));
  const raw = first.ses.outbox.raw(kept);
  await first.published();
  await first.ses.close();
  appendFileSync(join(dataDir, "outbox", "messages.raw"), "From: torn");
  appendFileSync(join(dataDir, "outbox", "messages.jsonl"), '{"id":"torn","at":"20');

  const second = await sesUnderTest({ dataDir });
  const { MessageId: next = "" } = await second.client.send(send("b@example.org"));
  await second.ses.close();

  const third = await sesUnderTest({ dataDir });
  expect(third.ses.outbox.list().map(({ id }) => id)).toEqual([kept, next]);
  expect(third.ses.outbox.raw(kept)).toEqual(raw);
  expect(third.ses.outbox.raw(next)?.toString()).toMatch(/^From: [\s\S]*To: b@example.org[\s\S]*Hello$/);
});

async function sesProcess(dataDir: string): Promise<{ url: string; kill(): Promise<void> }> {
  const script = join(import.meta.dirname, "ses-process.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill("SIGKILL");
    await exited;
  };
  onTestFinished(kill);
  const [url] = await once(createInterface(child.stdout), "line");
  return { url: String(url), kill };
}
