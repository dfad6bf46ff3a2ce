import type { Hono } from "hono";
import MailComposer from "nodemailer/lib/mail-composer";
import { expect, onTestFinished, test } from "vitest";
import { inboxApp } from "../../local/inbox/app.tsx";
import { startInbox } from "../../local/inbox/start.ts";
import { Outbox, type OutboxMessage } from "../../local/ses/outbox.ts";
import { temporaryFolder } from "./ses-fixture.ts";

interface InboxUnderTest {
  app: Hono;
  outbox: Outbox;
  add(message: Partial<OutboxMessage>, raw?: string | Buffer): void;
  page(path: string): Promise<string>;
}

function inboxUnderTest(): InboxUnderTest {
  const outbox = new Outbox(temporaryFolder());
  onTestFinished(() => outbox.close());
  const app = inboxApp({ outbox });
  return {
    app,
    outbox,
    add: (message, raw = "From: a@hub.example\r\n\r\nHello") =>
      outbox.append(
        {
          id: "m1",
          at: "2027-05-10T12:00:00.000Z",
          from: "Hub <news@hub.example>",
          to: ["reader@example.org"],
          subject: "A meeting",
          tags: { kind: "announcement" },
          source: "news@hub.example",
          ...message,
        },
        Buffer.from(raw),
      ),
    page: async (path) => (await app.request(path)).text(),
  };
}

const CALENDAR = "BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nEND:VCALENDAR\r\n";

function meetingMail(): Promise<Buffer> {
  return new MailComposer({
    from: "Hub <news@hub.example>",
    to: "reader@example.org",
    subject: "A meeting",
    text: "Confirm at https://hub.example/confirm/1.",
    html: '<html><head></head><body><p>Hello</p><a href="https://hub.example/confirm/1">Confirm</a></body></html>',
    icalEvent: { method: "PUBLISH", content: CALENDAR },
  })
    .compile()
    .build();
}

test("an empty inbox says what to do", async () => {
  const { page } = inboxUnderTest();
  expect(await page("/")).toContain("Nothing has been sent yet");
});

test("the newest message comes first, with who, what, when and its kind", async () => {
  const { add, page } = inboxUnderTest();
  add({ id: "m1", subject: "First" });
  add({ id: "m2", subject: "Second", tags: { kind: "reminder" } });
  const html = await page("/");
  expect(html.indexOf("Second")).toBeLessThan(html.indexOf("First"));
  for (const shown of ["reader@example.org", "Hub", "12:00", "Monday 10 May 2027", "reminder", "2 messages"]) {
    expect(html).toContain(shown);
  }
});

test("a search shows only mail to such recipients", async () => {
  const { add, page } = inboxUnderTest();
  add({ id: "m1", subject: "For Ann", to: ["ann@example.org"] });
  add({ id: "m2", subject: "For Bob", to: ["bob@example.org"] });
  const html = await page("/?q=ANN");
  expect(html).toContain("For Ann");
  expect(html).not.toContain("For Bob");
  expect(await page("/?q=nobody")).toContain("No mail to such an address");
});

test("many messages come in pages, and a page beyond the last is the last", async () => {
  const { add, page } = inboxUnderTest();
  for (let i = 1; i <= 51; i += 1) add({ id: `m${i}`, subject: `Number ${i}.` });
  expect(await page("/")).toContain('href="/?page=2"');
  expect(await page("/?page=2")).toContain("Number 1.");
  expect(await page("/?page=99")).toContain("Page 2 of 2");
  expect(await page("/?page=nonsense")).toContain("Page 1 of 2");
});

test("the version of a list changes when a message joins it", async () => {
  const { add, page } = inboxUnderTest();
  const before = [await page("/version"), await page("/version?q=bob")];
  add({ to: ["ann@example.org"] });
  const after = [await page("/version"), await page("/version?q=bob")];
  expect([before[0] === after[0], before[1] === after[1]]).toEqual([false, true]);
});

test("a message shows its HTML in a sandboxed frame, its text, its headers, its source and its calendar entry", async () => {
  const { add, page } = inboxUnderTest();
  add({}, await meetingMail());
  expect(await page("/messages/m1")).toMatch(/<iframe[^>]+src="\/messages\/m1\/body"[^>]+sandbox="[^"]*"/);
  expect(await page("/messages/m1/body")).toContain('<base target="_blank"><');
  expect(await page("/messages/m1/text")).toContain('<a href="https://hub.example/confirm/1" target="_blank"');
  expect(await page("/messages/m1/headers")).toContain("MIME-Version");
  expect(await page("/messages/m1/source")).toContain("Content-Type: multipart/mixed");
  expect(await page("/messages/m1/attachments")).toContain("METHOD:PUBLISH");
});

test("downloads carry the original octets", async () => {
  const { add, app, outbox } = inboxUnderTest();
  add({}, await meetingMail());
  const calendar = await app.request("/messages/m1/attachments/0");
  expect(calendar.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  expect(await calendar.text()).toBe(CALENDAR);
  const raw = await app.request("/messages/m1/raw");
  expect(Buffer.from(await raw.arrayBuffer())).toEqual(outbox.raw("m1"));
});

test("a message without HTML opens as text, and has no tab for what it lacks", async () => {
  const { add, page, app } = inboxUnderTest();
  add({}, "From: a@hub.example\r\nContent-Type: text/plain\r\n\r\nOnly words");
  expect(await page("/messages/m1")).toContain("Only words");
  expect(await page("/messages/m1")).not.toContain("/messages/m1/html");
  expect((await app.request("/messages/m1/html")).status).toBe(404);
});

test("markup in subjects, addresses, tags and text is shown and not obeyed", async () => {
  const { add, page } = inboxUnderTest();
  const evil = '"><script>alert(1)</script>';
  add(
    { subject: evil, from: evil, to: [evil], tags: { kind: evil, send: evil } },
    `From: ${evil}\r\nSubject: ${evil}\r\n\r\n${evil} https://x.example/"onclick="alert(1)`,
  );
  for (const path of ["/", `/?q=${encodeURIComponent(evil)}`, "/messages/m1", "/messages/m1/headers"]) {
    const html = await page(path);
    expect(html).toContain("&lt;script&gt;");
    expect(html).not.toContain("<script>alert");
    expect(html).not.toMatch(/<[^>]+\sonclick=/);
  }
  expect(await page("/messages/m1/source")).not.toContain("<script>alert");
});

test("a message's HTML can run no script, load nothing from elsewhere and have no origin", async () => {
  const { add, app } = inboxUnderTest();
  add({}, "From: a@hub.example\r\nContent-Type: text/html\r\n\r\n<script>alert(1)</script>");
  const policy = (await app.request("/messages/m1/body")).headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'self'");
  expect(policy).not.toContain("script-src");
  const sandbox = policy.split("; ").find((directive) => directive.startsWith("sandbox"));
  expect(sandbox).not.toMatch(/allow-(scripts|same-origin|forms|top-navigation)/);
});

test("a hostile attachment is only ever a download, whatever its name and type", async () => {
  const { add, app } = inboxUnderTest();
  const raw = await new MailComposer({
    from: "a@hub.example",
    text: "See attached",
    attachments: [{ filename: '../é"\r\nX: y.html', contentType: "text/html", content: "<script>alert(1)</script>" }],
  })
    .compile()
    .build();
  add({}, raw);
  const { headers } = await app.request("/messages/m1/attachments/0");
  expect(headers.get("content-type")).toBe("application/octet-stream");
  expect(headers.get("content-disposition")).toMatch(/^attachment; filename="[\w. -]+"; filename\*=UTF-8''[\w.%~!-]+$/);
  expect(headers.get("content-security-policy")).toContain("sandbox");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
});

test("what is not there answers 404 in the viewer's own words", async () => {
  const { app } = inboxUnderTest();
  for (const path of ["/messages/none", "/messages/none/raw", "/messages/none/body", "/else"]) {
    const answer = await app.request(path);
    expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining("There is nothing here")]);
  }
});

test("it is served on a port of its own, styles and script included", async () => {
  const { outbox } = inboxUnderTest();
  const inbox = await startInbox({ outbox, port: 0 });
  onTestFinished(() => inbox.close());
  expect(inbox.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  for (const path of ["/", "/inbox.css", "/inbox.js", "/icon.svg"]) {
    expect((await fetch(inbox.url + path)).status).toBe(200);
  }
});
