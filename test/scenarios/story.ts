import { Temporal } from "temporal-polyfill";
import { iso } from "../../hub/clock.ts";
import { announce } from "../../hub/meetings/announce.ts";
import { attendMeeting } from "../../hub/meetings/attend.ts";
import { cancelMeeting, reinstateMeeting } from "../../hub/meetings/cancel.ts";
import { putMeeting } from "../../hub/meetings/put.ts";
import { nextDue, nextLook } from "../../hub/meetings/reminders.ts";
import { subscriberId } from "../../hub/subscribers/address.ts";
import { confirm } from "../../hub/subscribers/confirm.ts";
import { signUpInput, subscribe } from "../../hub/subscribers/subscribe.ts";
import { unsubscribe } from "../../hub/subscribers/unsubscribe.ts";
import { makeToken } from "../../hub/tokens.ts";
import { openWork } from "../../local/idle.ts";
import { createTestHub, type TestHub } from "../hub.ts";
import { aMeeting, subscribed } from "../kit/factories.ts";

/**
 * A hub whose clock a story moves. Tick runs each whole minute at which anything could be due, as the scheduled rule
 * would; minutes at which nothing can be are stepped over.
 */
export interface Story {
  hub: TestHub;
  /** Readers who subscribed long ago, by name and zone. */
  readers(zones: Record<string, string>): Promise<void>;
  /** Somebody signs up and confirms now. */
  joins(name: string, zone?: string): Promise<void>;
  leaves(name: string): Promise<void>;
  put(changes?: Record<string, unknown>): Promise<void>;
  announce(): Promise<void>;
  cancel(): Promise<void>;
  reinstate(): Promise<void>;
  /** The clock goes to an instant, minute by minute, and everything that is due on the way is done. */
  until(instant: string): Promise<void>;
  /** The same, and nothing runs meanwhile: the service is down. It is back at the instant, and ticks once. */
  downUntil(instant: string): Promise<void>;
  /** What has come since the last look, by instant and reader: `2027-05-11T07:00Z ana reminder P1D@09:00`. */
  mail(): Promise<string[]>;
  /** Reminders that were too late: offset and due, as staff see them. */
  missed(): Promise<string[]>;
}

export async function beginStory(now: string): Promise<Story> {
  const hub = await createTestHub({}, now);
  const { context, clock } = hub;
  let seen = 0;
  const address = (name: string) => `${name}@example.org`;
  // Time passes for the machine too: what was left undone is looked for again.
  const passTo = (to: Temporal.Instant) =>
    hub.machine.advance({ milliseconds: Math.max(0, to.epochMilliseconds - clock.now().epochMilliseconds) });
  const settle = async () => {
    await hub.tick();
    await hub.drain();
  };
  const written = async (slug = "dih-5") => {
    await attendMeeting(context, slug);
    await hub.drain();
  };
  return {
    hub,
    async readers(zones) {
      const topics = ["announcements", "reminders", "recaps"];
      await subscribed(hub, ...Object.entries(zones).map(([name, zone]) => ({ email: address(name), zone, topics })));
    },
    async joins(name, zone = "Europe/Brussels") {
      const topics = ["announcements", "reminders", "recaps", "news"];
      const input = signUpInput.parse({ email: address(name), name: "", language: "en", zone, topics, consent: "on" });
      const id = await subscribe(context, input, { source: "story", network: "198.51.100.7" });
      const at = Math.floor(clock.now().epochMilliseconds / 1000);
      await hub.drain();
      await confirm(context, makeToken(context.keys, "confirm", { id, at }));
      await hub.drain();
    },
    async leaves(name) {
      const id = subscriberId(context.keys, address(name));
      await unsubscribe(context, makeToken(context.keys, "unsubscribe", { id, at: 0 }));
    },
    async put(changes = {}) {
      await putMeeting(context, aMeeting(changes));
      await written();
    },
    async announce() {
      await announce(context, "dih-5", { by: "staff" });
      await hub.drain();
    },
    async cancel() {
      await cancelMeeting(context, "dih-5");
      await hub.drain();
    },
    async reinstate() {
      await reinstateMeeting(context, "dih-5");
      await hub.drain();
    },
    async until(instant) {
      const target = Temporal.Instant.from(instant);
      for (let next = await nextMinute(hub, target); next; next = await nextMinute(hub, target)) {
        passTo(next);
        await settle();
      }
      passTo(target);
      await settle();
    },
    async downUntil(instant) {
      passTo(Temporal.Instant.from(instant));
      await settle();
    },
    async mail() {
      const fresh = hub.outbox.list().slice(seen);
      seen += fresh.length;
      const lines: string[] = [];
      for (const { id, at, to, tags } of fresh) {
        const name = (to[0] ?? "").split("@")[0];
        lines.push(`${at.slice(0, 16)}Z ${name} ${await labelOf(hub, tags, String(hub.outbox.raw(id)))}`);
      }
      return lines.sort();
    },
    async missed() {
      const { items } = await context.store.sends.list({ status: "missed" }, 100);
      return items.map(({ reminder }) => `${reminder?.offset} due ${reminder?.due.slice(0, 16)}Z`).sort();
    },
  };
}

async function labelOf({ context }: TestHub, tags: Record<string, string>, raw: string): Promise<string> {
  const { kind = "", send = "" } = tags;
  if (kind === "welcome") return raw.includes("text/calendar") ? "welcome with the meeting" : "welcome";
  const reminder = (await context.store.sends.get(send))?.reminder;
  return reminder ? `reminder ${reminder.offset}` : kind;
}

/** The next whole minute, before `target`, at which a meeting or a send asks for something. */
async function nextMinute(
  { context, clock }: TestHub,
  target: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const now = clock.now();
  const zones = await context.store.subscribers.zones();
  const meetings = await context.store.meetings.list();
  const sends = (await context.store.sends.list({ status: "scheduled" }, 100)).items;
  const asked = [
    ...meetings.flatMap((meeting) => [nextDue(meeting, zones, now)?.toString(), meeting.notice?.due]),
    // As a window opens, tick notes that it has.
    ...meetings.map((meeting) => nextLook(meeting)?.at),
    ...sends.map(({ startsAt }) => startsAt),
    // What is overdue is seen to at the next tick.
    meetings.some(({ cutShort }) => cutShort) || (await isSendDue(context, now))
      ? now.add({ seconds: 1 }).toString()
      : undefined,
    (await openWork(context))
      ? now.add({ milliseconds: context.delivery.stalledMs, minutes: 1 }).toString()
      : undefined,
  ];
  const [next] = asked
    .filter((at) => at !== undefined)
    .map((at) => wholeMinute(Temporal.Instant.from(at)))
    .filter((at) => Temporal.Instant.compare(at, now) > 0)
    .sort(Temporal.Instant.compare);
  return next && Temporal.Instant.compare(next, target) < 0 ? next : undefined;
}

const isSendDue = async ({ store }: TestHub["context"], now: Temporal.Instant): Promise<boolean> =>
  (await store.due.due("hub", iso(now), 100)).some(({ kind }) => kind === "send");

const wholeMinute = (at: Temporal.Instant): Temporal.Instant =>
  at.round({ smallestUnit: "minute", roundingMode: "ceil" });
