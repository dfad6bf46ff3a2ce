import { expect, onTestFinished, test } from "vitest";
import { consumeFeedback } from "../../functions/feedback/consume.ts";
import { tokenWish } from "../../hub/access/api-token.ts";
import { everyScope } from "../../hub/access/scopes.ts";
import { addToken, staffByToken } from "../../hub/access/tokens.ts";
import type { SesEvent } from "../../hub/feedback/event.ts";
import { announce } from "../../hub/meetings/announce.ts";
import { attendMeeting } from "../../hub/meetings/attend.ts";
import { cancelMeeting } from "../../hub/meetings/cancel.ts";
import { decideNotice } from "../../hub/meetings/notice.ts";
import { putMeeting } from "../../hub/meetings/put.ts";
import { newsInput } from "../../hub/news/news.ts";
import { sendNews } from "../../hub/news/send-news.ts";
import { approve, resume } from "../../hub/sends/control.ts";
import { complaint, queued } from "../feedback/ses-events.ts";
import { aMeeting, subscribed } from "../kit/factories.ts";
import { moved } from "./gap.ts";
import { imported, moveTo } from "./tables.ts";
import { afterwards, forget, lose, restoreOn, rowsOf, type World } from "./world.ts";

const nothing = async () => undefined;

/** A hub that was lost right after its backup, or after something, and restored. */
async function restored(before: (world: World) => Promise<void>, since: (world: World) => Promise<void> = nothing) {
  const past = await lose(async (world) => {
    await subscribed(world.hub, { email: "ana@example.org" }, { email: "bob@example.org" });
    await before(world);
    await world.hub.tick();
  }, since);
  onTestFinished(() => forget(past));
  const world = await afterwards(past);
  const table = await imported(world.hub, past.folder);
  const report = await restoreOn(world, table);
  moveTo(world.hub, table);
  return { world, report, attention: report.attention.join("\n") };
}

async function announced({ hub }: World): Promise<void> {
  await putMeeting(hub.context, aMeeting());
  await announce(hub.context, "dih-5", { by: "staff" });
  await hub.drain();
}

/** Tags as SES's events have them. */
const mapped = (tags: Record<string, string>) =>
  Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, [value]]));

test("a notice that waited at the backup, and is not known to have been sent, waits for staff", async () => {
  const { world, attention } = await restored(async (lost) => {
    await announced(lost);
    await putMeeting(lost.hub.context, aMeeting(moved));
  });
  const { hub } = world;
  await world.live("2027-03-02T12:00:00Z", 60);
  expect(world.mail()).toEqual([]);
  expect(attention).toMatch(/A notice of what changed of dih-5 waits/);
  await decideNotice(hub.context, "dih-5", { now: true });
  await attendMeeting(hub.context, "dih-5");
  await hub.drain();
  expect(world.mail()).toEqual(["update ana", "update bob"]);
});

test("a notice that was sent since is not sent again, and not asked about", async () => {
  const { world, attention } = await restored(
    async (lost) => {
      await announced(lost);
      await putMeeting(lost.hub.context, aMeeting(moved));
    },
    async (lost) => lost.live("2027-03-01T13:00:00Z"),
  );
  await world.live("2027-03-02T12:00:00Z", 60);
  expect(world.mail()).toEqual([]);
  expect(attention).not.toMatch(/notice/);
  // What readers know is what is there: the next change is told against that.
  await putMeeting(world.hub.context, aMeeting({ ...moved, place: "Online" }));
  await world.live("2027-03-02T13:00:00Z");
  expect(world.mail()).toEqual(["update ana", "update bob"]);
});

test("a change that readers had not been told of yet is told once staff have written it again", async () => {
  const { world } = await restored(announced, async ({ hub }) => void (await putMeeting(hub.context, aMeeting(moved))));
  expect(await world.hub.context.store.meetings.get("dih-5")).toMatchObject({ stale: "untold" });
  await world.live("2027-03-02T12:00:00Z", 60);
  expect(world.mail()).toEqual([]);
  await putMeeting(world.hub.context, aMeeting(moved));
  await world.live("2027-03-02T13:00:00Z");
  expect(world.mail()).toEqual(["update ana", "update bob"]);
});

test("a scheduled announcement that had not begun waits for staff, who may let it go", async () => {
  const { world, attention } = await restored(async ({ hub }) => {
    await putMeeting(hub.context, aMeeting());
    await announce(hub.context, "dih-5", { by: "staff", at: "2027-03-01T12:30:00Z" });
  });
  const { hub } = world;
  await world.live("2027-03-02T12:00:00Z", 60);
  expect(world.mail()).toEqual([]);
  expect(attention).toMatch(/announcement-dih-5-r1 had not begun, and is paused/);
  expect(await hub.context.store.sends.get("announcement-dih-5-r1")).toMatchObject({
    status: "paused",
    pausedBecause: expect.stringMatching(/^Restored from a backup of 2027-03-01T12:00/),
  });
  await resume(hub.context, "announcement-dih-5-r1");
  await hub.drain();
  expect(world.mail()).toEqual(["announcement ana", "announcement bob"]);
});

test("a draft that was approved and sent since cannot be approved again", async () => {
  const { world } = await restored(
    async ({ hub }) => {
      await putMeeting(hub.context, aMeeting());
      await announce(hub.context, "dih-5", { by: "staff", draft: true });
    },
    async ({ hub }) => {
      await approve(hub.context, "announcement-dih-5-r1");
      await hub.drain();
    },
  );
  const { context } = world.hub;
  await expect(approve(context, "announcement-dih-5-r1")).rejects.toThrow(/cancelled cannot be approved/);
  // The meeting is on the calendar, and announced, as the journal has it.
  expect(await context.store.meetings.get("dih-5")).toMatchObject({ state: "scheduled", announced: { revision: 2 } });
  await expect(announce(context, "dih-5", { by: "staff" })).rejects.toThrow(/was announced already/);
  expect(world.mail()).toEqual([]);
});

test("a draft that nobody approved is as it was", async () => {
  const { world } = await restored(async ({ hub }) => {
    await putMeeting(hub.context, aMeeting());
    await announce(hub.context, "dih-5", { by: "staff", draft: true });
  });
  await approve(world.hub.context, "announcement-dih-5-r1");
  await world.hub.drain();
  expect(world.mail()).toEqual(["announcement ana", "announcement bob"]);
});

test("a meeting that was cancelled since is cancelled, and its reminders are silent", async () => {
  const { world } = await restored(announced, async ({ hub }) => {
    await cancelMeeting(hub.context, "dih-5");
    await hub.drain();
  });
  const meeting = await world.hub.context.store.meetings.get("dih-5");
  expect(meeting).toMatchObject({ state: "cancelled", sequence: 1 });
  await world.live("2027-05-12T08:00:00Z", 24 * 60);
  expect(world.mail()).toEqual([]);
});

test("what had stopped half-way at the backup does not go on by itself", async () => {
  const { world, attention } = await restored(async (lost) => {
    const { hub } = lost;
    await putMeeting(hub.context, aMeeting());
    const { send } = hub.context.mailer;
    let tried = 0;
    hub.context.mailer.send = async (message, mayLeave) => {
      tried += 1;
      if (tried > 1) return { result: "later", reason: "Throttling" };
      await putMeeting(hub.context, aMeeting(moved));
      return send(message, mayLeave);
    };
    hub.context.delivery.waveSize = 1;
    await announce(hub.context, "dih-5", { by: "staff" });
    await hub.drain();
    hub.context.mailer.send = send;
  });
  await world.live("2027-03-02T12:00:00Z", 60);
  expect(world.mail()).toEqual([]);
  expect(attention).toMatch(/announcement-dih-5-r1 had stopped half-way/);
});

test("no API token of the backup is good any more: it may have been revoked since", async () => {
  let text = "";
  const { world, report, attention } = await restored(async ({ hub: { context } }) => {
    const by = { actor: "operator", scopes: everyScope };
    const wish = tokenWish.parse({ name: "weekly-report", scopes: ["read"] });
    ({ text } = await addToken(context, wish, by));
    expect(await staffByToken(context, text)).toMatchObject({ actor: "token:weekly-report" });
  });
  expect(await staffByToken(world.hub.context, text)).toBeUndefined();
  expect(rowsOf(report)["API tokens revoked"]).toBe(1);
  expect(attention).toMatch(/The API token weekly-report is revoked/);
});

test("a meeting that was made and announced since is announced again only by a decision to write to some twice", async () => {
  const { world } = await restored(nothing, announced);
  const { hub } = world;
  await putMeeting(hub.context, aMeeting());
  await expect(announce(hub.context, "dih-5", { by: "staff" })).rejects.toThrow(
    /was announced before the hub was restored/,
  );
  await putMeeting(hub.context, aMeeting(moved));
  await expect(announce(hub.context, "dih-5", { by: "staff" })).rejects.toThrow(/ask with again: true/);
  expect(world.mail()).toEqual([]);
  await announce(hub.context, "dih-5", { by: "staff", again: true });
  await hub.drain();
  expect(world.mail()).toEqual(["announcement ana", "announcement bob"]);
  // Notices of what changes from now on are of revisions that are counted anew.
  await cancelMeeting(hub.context, "dih-5");
  await world.live("2027-03-01T18:00:00Z");
  expect(world.mail()).toEqual(["cancellation ana", "cancellation bob"]);
});

test("news that was sent since is not sent again by its name", async () => {
  const news = newsInput.parse({ slug: "venue", texts: { en: { title: "A venue", body: "It has been found." } } });
  const send = async ({ hub }: World) => {
    await sendNews(hub.context, news, { by: "staff" });
    await hub.drain();
  };
  const { world } = await restored(nothing, send);
  await expect(send(world)).rejects.toThrow(/News was sent as venue before the hub was restored/);
});

test("who complains of what a restore has lost gets no more mail, and the event shows among the dead letters", async () => {
  const seen: SesEvent["mail"]["tags"][] = [];
  const { world } = await restored(nothing, async (lost) => {
    await announced(lost);
    seen.push(...lost.hub.outbox.list().map(({ tags }) => mapped(tags)));
  });
  const { context } = world.hub;
  const [tags = {}] = seen;
  const [id = ""] = tags.reader ?? [];
  expect((await context.store.subscribers.get(id))?.state).toBe("active");
  const answer = await consumeFeedback(context, queued(complaint({ tags })));
  expect(answer.batchItemFailures).toHaveLength(1);
  expect((await context.store.subscribers.get(id))?.state).toBe("complained");
});
