import { expect, test } from "vitest";
import { WriteConflict } from "../../hub/errors.ts";
import type { Meeting } from "../../hub/meetings/meeting.ts";
import type { Fresh } from "./contract.ts";
import { aKeptMeeting, aRecap, dueAt, tally } from "./samples.ts";

/** The nth revision, as it is written when nothing else was. */
const revision = (nr: number, changes: Partial<Meeting> = {}): Meeting =>
  aKeptMeeting({ revision: nr, ...(nr > 1 ? { rev: nr - 1 } : {}), ...changes });

export function meetingContract(fresh: Fresh): void {
  test("a meeting comes back as written, with what is optional and without", async () => {
    const { meetings } = await fresh();
    const {
      scheduledAt: _,
      armedAt: __,
      announced: ___,
      remindedThrough: ____,
      ...bare
    } = aKeptMeeting({ slug: "bare" });
    expect(await meetings.get("dih-5")).toBeUndefined();
    for (const meeting of [aKeptMeeting(), bare]) {
      await meetings.put(meeting, undefined);
      expect(await meetings.get(meeting.slug)).toEqual({ ...meeting, rev: 1 });
    }
  });

  test("every revision is kept, in order", async () => {
    const { meetings } = await fresh();
    const revisions = Array.from({ length: 12 }, (_, i) => revision(i + 1, { sequence: i }));
    for (const meeting of revisions) await meetings.put(meeting, undefined);
    await meetings.put(aKeptMeeting({ slug: "dih-5-b" }), undefined);
    expect(await meetings.get("dih-5")).toEqual({ ...revisions.at(-1), rev: 12 });
    expect(await meetings.revisions("dih-5")).toEqual(revisions.map((meeting, i) => ({ ...meeting, rev: i + 1 })));
    expect(await meetings.revisions("none")).toEqual([]);
  });

  test("revisions that are more than one answer holds are all there", async () => {
    const { meetings } = await fresh();
    const long = { input: { ...aKeptMeeting().input, place: "x".repeat(200_000) } };
    const revisions = Array.from({ length: 8 }, (_, i) => revision(i + 1, long));
    for (const meeting of revisions) await meetings.put(meeting, undefined);
    const found = await meetings.revisions("dih-5");
    expect(found.map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test("written as it was read before somebody else wrote, it is a conflict, and is kept nowhere", async () => {
    const { meetings } = await fresh();
    await expect(meetings.put(revision(2), undefined)).rejects.toThrow(WriteConflict);
    await meetings.put(aKeptMeeting(), undefined);
    for (const stale of [aKeptMeeting({ sequence: 9 }), revision(3, { sequence: 9 })]) {
      await expect(meetings.put(stale, undefined)).rejects.toThrow(WriteConflict);
    }
    expect(await meetings.revisions("dih-5")).toEqual([{ ...aKeptMeeting(), rev: 1 }]);
    // What was noted of it counts as well.
    await meetings.note(revision(2), { unseen: true }, undefined);
    await expect(meetings.put(revision(2), undefined)).rejects.toThrow(WriteConflict);
    expect(await meetings.get("dih-5")).toEqual({ ...aKeptMeeting(), unseen: true, rev: 2 });
  });

  test("of ten writers of the same revision one wins, in the history too", async () => {
    const { meetings } = await fresh();
    const writes = Array.from({ length: 10 }, (_, sequence) => meetings.put(aKeptMeeting({ sequence }), undefined));
    expect(tally(await Promise.allSettled(writes)).done).toBe(1);
    expect(await meetings.revisions("dih-5")).toEqual([await meetings.get("dih-5")]);
  });

  test("noting reminders makes no revision, and gives way to one", async () => {
    const { meetings } = await fresh();
    const noted = { remindedThrough: "2027-05-01T00:00:00Z" };
    await expect(meetings.note(aKeptMeeting(), noted, undefined)).rejects.toThrow(WriteConflict);
    await meetings.put(aKeptMeeting(), undefined);
    await meetings.note({ slug: "dih-5", rev: 1 }, noted, dueAt("2027-05-05T00:00:00Z", "hub"));
    expect(await meetings.get("dih-5")).toEqual({ ...aKeptMeeting(noted), rev: 2 });
    expect(await meetings.revisions("dih-5")).toHaveLength(1);
    await meetings.put(aKeptMeeting({ revision: 2, rev: 2 }), undefined);
    await expect(meetings.note({ slug: "dih-5", rev: 2 }, noted, undefined)).rejects.toThrow(WriteConflict);
    expect(await meetings.get("dih-5")).toEqual(aKeptMeeting({ revision: 2, rev: 3 }));
  });

  test("what is noted is noted alone, and undefined forgets it", async () => {
    const { meetings } = await fresh();
    await meetings.put(aKeptMeeting({ unseen: true }), undefined);
    const notice = {
      due: "2027-04-01T09:10:00Z",
      since: "2027-04-01T09:00:00Z",
      from: 1,
      note: { en: "The room was taken." },
    };
    const told = [{ kind: "update" as const, send: "update-dih-5-r2", revision: 1, at: "2027-04-01T09:00:00Z" }];
    await meetings.note({ slug: "dih-5", rev: 1 }, { notice, told }, undefined);
    await meetings.note({ slug: "dih-5", rev: 2 }, { unseen: undefined }, undefined);
    expect(await meetings.get("dih-5")).toEqual(aKeptMeeting({ notice, told, rev: 3 }));
    await meetings.note({ slug: "dih-5", rev: 3 }, { notice: undefined }, undefined);
    expect(await meetings.get("dih-5")).toEqual(aKeptMeeting({ told, rev: 4 }));
  });

  test("the mails that tell of a meeting are its own, each once", async () => {
    const { meetings } = await fresh();
    expect(await meetings.tellers("dih-5")).toEqual([]);
    for (const send of ["announcement-dih-5-r1", "reminder-dih-5-abc", "announcement-dih-5-r1"]) {
      await meetings.addTeller("dih-5", send);
    }
    await meetings.addTeller("dih-5-b", "announcement-dih-5-b-r1");
    expect((await meetings.tellers("dih-5")).sort()).toEqual(["announcement-dih-5-r1", "reminder-dih-5-abc"]);
    expect(await meetings.get("dih-5")).toBeUndefined();
    expect(await meetings.list()).toEqual([]);
  });

  test("all meetings are listed, by slug, as they now are", async () => {
    const { meetings } = await fresh();
    expect(await meetings.list()).toEqual([]);
    for (const slug of ["dih-6", "dih-10", "a", "dih-5"]) await meetings.put(aKeptMeeting({ slug }), undefined);
    await meetings.put(revision(2, { slug: "a", state: "cancelled" }), undefined);
    const listed = await meetings.list();
    expect(listed.map(({ slug }) => slug)).toEqual(["a", "dih-10", "dih-5", "dih-6"]);
    expect(listed[0]).toMatchObject({ state: "cancelled", revision: 2 });
  });

  test("one revision is read by its number, the present one with what was noted of it", async () => {
    const { meetings } = await fresh();
    expect(await meetings.revision("dih-5", 1)).toBeUndefined();
    for (const nr of [1, 2, 3]) await meetings.put(revision(nr, { sequence: nr * 10 }), undefined);
    await expect(meetings.put(revision(3), undefined)).rejects.toThrow(WriteConflict);
    const noted = { remindedThrough: "2027-05-01T00:00:00Z" };
    await meetings.note({ slug: "dih-5", rev: 3 }, noted, undefined);
    expect(await meetings.revision("dih-5", 1)).toEqual(aKeptMeeting({ revision: 1, sequence: 10, rev: 1 }));
    expect(await meetings.revision("dih-5", 3)).toEqual(revision(3, { sequence: 30, ...noted, rev: 4 }));
    expect(await meetings.revision("dih-5", 4)).toBeUndefined();
  });

  test("a recap comes back as written, and gives way to the next one of its meeting", async () => {
    const { meetings } = await fresh();
    expect(await meetings.recap("dih-5")).toBeUndefined();
    for (const recap of [aRecap("dih-5"), aRecap("dih-5", { send: "recap-dih-5-2", at: "2027-06-01T10:00:00Z" })]) {
      await meetings.putRecap(recap);
      expect(await meetings.recap("dih-5")).toEqual(recap);
      expect(await meetings.recaps()).toEqual([recap]);
    }
    expect(await meetings.get("dih-5")).toBeUndefined();
    expect(await meetings.recap("dih-4")).toBeUndefined();
  });

  test("all recaps are listed, the newest first, and are no meetings", async () => {
    const { meetings } = await fresh();
    expect(await meetings.recaps()).toEqual([]);
    const written = { "dih-4": "2024-11-06T09:00:00Z", "dih-9": "2029-06-02T09:00:00Z", a: "2027-05-20T09:00:00Z" };
    for (const [slug, at] of Object.entries(written)) await meetings.putRecap(aRecap(slug, { at }));
    await meetings.put(aKeptMeeting(), undefined);
    expect((await meetings.recaps()).map(({ meeting }) => meeting)).toEqual(["dih-9", "a", "dih-4"]);
    expect(await meetings.list()).toEqual([{ ...aKeptMeeting(), rev: 1 }]);
    expect(await meetings.revisions("dih-5")).toEqual([{ ...aKeptMeeting(), rev: 1 }]);
  });
}
