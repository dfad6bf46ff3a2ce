import { expect, onTestFinished, test } from "vitest";
import { announce } from "../../hub/meetings/announce.ts";
import { reinstateMeeting } from "../../hub/meetings/cancel.ts";
import { decideNotice } from "../../hub/meetings/notice.ts";
import { putMeeting } from "../../hub/meetings/put.ts";
import { cancel as cancelSend, pause, resume } from "../../hub/sends/control.ts";
import { aMeeting, subscribed } from "../kit/factories.ts";
import { beginStory, type Story } from "./story.ts";

const readers = ["ana", "ben", "kai", "lea", "mia", "noa"];
const moved = { start: "2027-05-13T09:30:00", end: "2027-05-13T16:30:00" };

async function begun(...names: string[]): Promise<Story> {
  const story = await beginStory("2027-03-01T12:00:00Z");
  onTestFinished(() => story.hub.close());
  await story.readers(Object.fromEntries(names.map((name) => [name, "Europe/Brussels"])));
  await story.put();
  return story;
}

async function announced(...names: string[]): Promise<Story> {
  const story = await begun(...names);
  await story.announce();
  await story.mail();
  return story;
}

/** Does something as the nth announcement is about to leave, which then does not. */
function beforeTheNth(story: Story, nth: number, act: () => Promise<unknown>): void {
  const { context } = story.hub;
  const { send } = context.mailer;
  let calls = 0;
  context.delivery.waveSize = 1;
  context.mailer.send = async (message, mayLeave) => {
    calls += message.tags.kind === "announcement" ? 1 : 0;
    if (calls !== nth || message.tags.kind !== "announcement") return send(message, mayLeave);
    calls += 1;
    await act();
    return { result: "later", reason: "Throttling" };
  };
}

const whoGot = (mail: string[], what: string) =>
  mail.flatMap((line) => (line.endsWith(` ${what}`) ? (line.split(" ")[1] ?? []) : [])).sort();

test("another place while it is being announced: nobody is left with the old one", async () => {
  const story = await begun(...readers);
  beforeTheNth(story, 4, () => story.put({ place: "Room 2" }));
  await story.announce();
  await story.until("2027-03-02T00:00:00Z");
  const mail = await story.mail();
  expect(whoGot(mail, "announcement")).toEqual(readers);
  expect(whoGot(mail, "update")).toHaveLength(3);
  expect(mail).toHaveLength(9);
});

test("moved by mistake and back while it is being announced: everybody is invited all the same, once", async () => {
  const story = await begun(...readers);
  beforeTheNth(story, 4, () => story.put(moved));
  await story.announce();
  await story.put();
  await story.until("2027-03-02T00:00:00Z");
  const mail = await story.mail();
  expect(whoGot(mail, "announcement")).toEqual(readers);
  expect(mail).toHaveLength(6);
});

test("paused, moved, and resumed after the notice: the rest is invited to what is true", async () => {
  const story = await begun(...readers);
  beforeTheNth(story, 4, () => pause(story.hub.context, "announcement-dih-5-r1"));
  await story.announce();
  await story.put(moved);
  await story.until("2027-03-01T13:00:00Z");
  await resume(story.hub.context, "announcement-dih-5-r1");
  await story.hub.drain();
  await story.until("2027-03-02T00:00:00Z");
  const mail = await story.mail();
  expect(whoGot(mail, "announcement")).toEqual(readers);
  expect(whoGot(mail, "update")).toHaveLength(3);
});

test("staff suppress the notice: those who were not reached are invited to what is true", async () => {
  const story = await begun(...readers);
  beforeTheNth(story, 4, () => story.put(moved));
  await story.announce();
  await decideNotice(story.hub.context, "dih-5", { suppress: true });
  await story.until("2027-03-02T00:00:00Z");
  const mail = await story.mail();
  expect(whoGot(mail, "announcement")).toEqual(readers);
  expect(mail).toHaveLength(6);
});

test("a typo is mended just after a cancellation was taken back: it is still said that it takes place", async () => {
  const story = await announced("ana");
  await story.cancel();
  await story.until("2027-03-02T12:00:00Z");
  await story.mail();
  await story.reinstate();
  await story.until("2027-03-02T12:03:00Z");
  await story.put({ texts: { en: { title: "The 5th meeting", summary: "Mended." } } });
  await story.until("2027-03-03T00:00:00Z");
  expect(await story.mail()).toEqual(["2027-03-02T12:10Z ana update"]);
});

test("moved back in the moment in which readers are told: they are told what is true", async () => {
  const story = await announced("ana");
  const { context } = story.hub;
  await story.put(moved);
  const { create } = context.store.sends;
  context.store.sends.create = async (send, due) => {
    const created = await create(send, due);
    if (send.kind === "update") {
      context.store.sends.create = create;
      await putMeeting(context, aMeeting());
    }
    return created;
  };
  await story.until("2027-03-02T00:00:00Z");
  // The first was not true any more as it was to leave.
  expect(await story.mail()).toEqual(["2027-03-01T12:21Z ana update"]);
});

test("a process dies as it has made the notice: what staff change then is told, once", async () => {
  const story = await announced("ana");
  const { meetings } = story.hub.context.store;
  await story.put(moved);
  const { note } = meetings;
  meetings.note = async (meeting, noted, due) => {
    if ("notice" in noted && noted.notice === undefined) throw new Error("killed");
    return note(meeting, noted, due);
  };
  await expect(story.until("2027-03-01T12:12:00Z")).rejects.toThrow("failed");
  meetings.note = note;
  await story.put();
  await story.until("2027-03-02T00:00:00Z");
  expect(await story.mail()).toEqual(["2027-03-01T12:21Z ana update"]);
});

test("announced again while a notice waits: who is not among those invited still hears what changed", async () => {
  const story = await announced("ana");
  const { context } = story.hub;
  await subscribed(story.hub, { email: "zoe@example.org", topics: ["reminders"] });
  await story.until("2027-05-11T08:00:00Z");
  expect(whoGot(await story.mail(), "reminder P1D@09:00")).toEqual(["ana", "zoe"]);
  await story.put(moved);
  await announce(context, "dih-5", { by: "staff", again: true });
  await story.hub.drain();
  await story.until("2027-05-11T09:00:00Z");
  const mail = await story.mail();
  expect(whoGot(mail, "announcement")).toEqual(["ana"]);
  expect(whoGot(mail, "update")).toEqual(["zoe"]);
});

test("staff undo the cancellation's mail, then reinstate the meeting: nobody hears of either", async () => {
  const story = await announced("ana", "kai");
  story.hub.context.delivery.undoAbove = 1;
  await story.cancel();
  const [cancellation] = (await story.hub.context.store.sends.list({ status: "scheduled" }, 10)).items;
  await cancelSend(story.hub.context, cancellation?.id ?? "");
  await reinstateMeeting(story.hub.context, "dih-5");
  await story.until("2027-03-02T00:00:00Z");
  expect(await story.mail()).toEqual([]);
});

test("moved and back over a reminder's hour: it goes out late", async () => {
  const story = await announced("ana");
  await story.until("2027-05-11T06:58:00Z");
  await story.mail();
  await story.put(moved);
  await story.until("2027-05-11T07:03:00Z");
  await story.put();
  await story.until("2027-05-11T12:00:00Z");
  expect(await story.mail()).toEqual(["2027-05-11T07:03Z ana reminder P1D@09:00"]);
});

test("the same hour, written with seconds or by a neighbour's clock, is no move", async () => {
  const story = await announced("ana");
  await story.put({ start: "2027-05-12T09:30", end: "2027-05-12T16:30", zone: "Europe/Paris" });
  await story.until("2027-03-02T00:00:00Z");
  expect(await story.mail()).toEqual([]);
  expect(await story.hub.context.store.meetings.get("dih-5")).toMatchObject({ sequence: 0, revision: 3 });
});
