import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { parseSesEvent } from "../functions/feedback/consume.ts";
import { problem, problemResponse } from "../functions/problem.ts";
import { iso } from "../hub/clock.ts";
import { nextDue } from "../hub/meetings/reminders.ts";
import { advanced } from "./clock.ts";
import { byOwnName, fromOwnPages } from "./own-name.ts";
import type { Runtime } from "./runtime.ts";
import type { OutboxMessage } from "./ses/outbox.ts";

const earliest = Temporal.Instant.from("2000-01-01T00:00:00Z");
const latest = Temporal.Instant.from("2100-01-01T00:00:00Z");

const move = z.union([
  z.strictObject({ advance: z.string() }),
  z.strictObject({ set: z.string() }),
  z.strictObject({ to: z.literal("next reminder") }),
]);

/**
 * `/_local/…`: the clock, the outbox and the events of a hub on a laptop. In no Lambda bundle.
 * `POST /clock` answers `{ now, idle }`: the clock has moved in any case, and `idle` is false when what then fell due
 * was not done after `patienceMs`. `POST /idle` answers 503 in that case.
 */
export function localRoutes(runtime: Runtime, patienceMs = 60_000): Hono {
  const app = new Hono().basePath("/_local");
  app.use(byOwnName, fromOwnPages);
  app.use(bodyLimit({ maxSize: 1024 * 1024, onError: () => Promise.reject(refused(413, "At most 1 MB.")) }));

  app.get("/clock", (c) => c.json({ now: iso(runtime.clock.now()) }));

  app.post("/clock", async (c) => {
    const given = move.safeParse(await c.req.json().catch(() => undefined));
    if (!given.success)
      throw refused(422, 'Send {"advance":"P7D"}, {"set":"2027-05-12T07:00:00Z"} or {"to":"next reminder"}.');
    runtime.clock.set(await target(runtime, given.data));
    const idle = await settled(runtime, patienceMs);
    return c.json({ now: iso(runtime.clock.now()), idle });
  });

  app.get("/outbox", (c) => {
    const { outbox } = runtime;
    if (!outbox) throw refused(404, "Mail goes to AWS_ENDPOINT_URL_SES; look there.");
    const to = c.req.query("to");
    const messages = outbox.each(to === undefined ? {} : { to });
    const line = ({ id, at, from, to: [recipient], subject, tags }: OutboxMessage) =>
      JSON.stringify({ id, at, from, to: recipient, subject, tags, raw: outbox.raw(id)?.toString("latin1") });
    return c.body(jsonArray(messages, line), 200, { "content-type": "application/json; charset=utf-8" });
  });

  app.post("/ses-events", async (c) => {
    const body = await c.req.text();
    if (!parseSesEvent(body))
      return problemResponse(problem(422, notAnEvent, [{ field: "body", message: notAnEvent }]));
    await runtime.takeEvent(body);
    return c.json({ taken: true }, 202);
  });

  app.post("/idle", async (c) =>
    (await settled(runtime, patienceMs)) ? c.json({ idle: true }) : c.json({ idle: false, waitedMs: patienceMs }, 503),
  );

  app.onError((error, c) => {
    if (!(error instanceof HTTPException)) throw error;
    c.header("content-type", "application/problem+json");
    return c.body(JSON.stringify({ status: error.status, title: error.message }), error.status);
  });
  return app;
}

const notAnEvent =
  'Send one event as SES publishes it, {"eventType":"Delivery","mail":{…}}, or in SNS\'s envelope, {"Type":"Notification","Message":"…"}.';

const refused = (status: 403 | 404 | 413 | 422, message: string) => new HTTPException(status, { message });

async function target(runtime: Runtime, to: z.infer<typeof move>): Promise<Temporal.Instant> {
  if ("to" in to) return nextReminder(runtime);
  const instant = "advance" in to ? later(runtime, to.advance) : parsed(() => Temporal.Instant.from(to.set));
  if (!instant || Temporal.Instant.compare(instant, earliest) < 0 || Temporal.Instant.compare(instant, latest) > 0)
    throw refused(422, "The clock goes from 2000-01-01 to 2100-01-01.");
  return instant;
}

/** Nothing for a duration that leaves the calendar. */
function later({ clock }: Runtime, duration: string): Temporal.Instant | undefined {
  const by = parsed(() => Temporal.Duration.from(duration));
  try {
    return advanced(clock, by);
  } catch {
    return undefined;
  }
}

function parsed<T>(parse: () => T): T {
  try {
    return parse();
  } catch {
    throw refused(422, "Write a duration such as P7D or PT1H, or an instant such as 2027-05-12T07:00:00Z.");
  }
}

async function nextReminder({ context, clock }: Runtime): Promise<Temporal.Instant> {
  const zones = await context.store.subscribers.zones();
  const meetings = await context.store.meetings.list();
  const [next] = meetings
    .flatMap((meeting) => nextDue(meeting, zones, clock.now()) ?? [])
    .sort(Temporal.Instant.compare);
  if (!next) throw refused(422, "No reminder is ahead: announce a meeting first.");
  return next;
}

/** Does what is due and waits until nothing is queued; false when that takes too long. */
async function settled(runtime: Runtime, patienceMs: number): Promise<boolean> {
  const until = Date.now() + patienceMs;
  await runtime.tick();
  while (!(await runtime.isIdle())) {
    if (Date.now() > until) return false;
    await new Promise((done) => setTimeout(done, 50));
  }
  return true;
}

/** A JSON array written piece by piece: an outbox may be larger than memory. */
function jsonArray<T>(items: Iterable<T>, line: (item: T) => string): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const left = items[Symbol.iterator]();
  let before = "[";
  return new ReadableStream({
    pull(controller) {
      const { done, value } = left.next();
      controller.enqueue(encoder.encode(done ? `${before === "[" ? "[" : ""}]` : `${before}${line(value)}`));
      before = ",";
      if (done) controller.close();
    },
  });
}
