import { expect, test } from "vitest";
import { WriteConflict } from "../../hub/errors.ts";
import type { Fresh } from "./contract.ts";
import { aKeptMeeting, dueAt, tally } from "./samples.ts";

export function meetingContract(fresh: Fresh): void {
  test("a meeting comes back as written, with what is optional and without", async () => {
    const { meetings } = await fresh();
    const { scheduledAt: _, announced: __, remindedThrough: ___, ...bare } = aKeptMeeting({ slug: "bare" });
    expect(await meetings.get("dih-5")).toBeUndefined();
    for (const meeting of [aKeptMeeting(), bare]) {
      await meetings.put(meeting, undefined);
      expect(await meetings.get(meeting.slug)).toEqual(meeting);
    }
  });

  test("every revision is kept, in order", async () => {
    const { meetings } = await fresh();
    const revisions = Array.from({ length: 12 }, (_, i) => aKeptMeeting({ revision: i + 1, sequence: i }));
    for (const meeting of revisions) await meetings.put(meeting, undefined);
    await meetings.put(aKeptMeeting({ slug: "dih-5-b" }), undefined);
    expect(await meetings.get("dih-5")).toEqual(revisions.at(-1));
    expect(await meetings.revisions("dih-5")).toEqual(revisions);
    expect(await meetings.revisions("none")).toEqual([]);
  });

  test("a revision that does not follow what is stored is a conflict, and is kept nowhere", async () => {
    const { meetings } = await fresh();
    await expect(meetings.put(aKeptMeeting({ revision: 2 }), undefined)).rejects.toThrow(WriteConflict);
    await meetings.put(aKeptMeeting(), undefined);
    for (const revision of [1, 3]) {
      await expect(meetings.put(aKeptMeeting({ revision, sequence: 9 }), undefined)).rejects.toThrow(WriteConflict);
    }
    expect(await meetings.revisions("dih-5")).toEqual([aKeptMeeting()]);
    expect(await meetings.get("dih-5")).toEqual(aKeptMeeting());
  });

  test("of ten writers of the same revision one wins, in the history too", async () => {
    const { meetings } = await fresh();
    const writes = Array.from({ length: 10 }, (_, sequence) => meetings.put(aKeptMeeting({ sequence }), undefined));
    expect(tally(await Promise.allSettled(writes)).done).toBe(1);
    expect(await meetings.revisions("dih-5")).toEqual([await meetings.get("dih-5")]);
  });

  test("noting reminders makes no revision, and gives way to one", async () => {
    const { meetings } = await fresh();
    const noted = aKeptMeeting({ remindedThrough: "2027-05-01T00:00:00Z" });
    await expect(meetings.noteReminded(noted, undefined)).rejects.toThrow(WriteConflict);
    await meetings.put(aKeptMeeting(), undefined);
    await meetings.noteReminded(noted, dueAt("2027-05-05T00:00:00Z", "hub"));
    expect(await meetings.get("dih-5")).toEqual(noted);
    expect(await meetings.revisions("dih-5")).toHaveLength(1);
    await meetings.put(aKeptMeeting({ revision: 2 }), undefined);
    await expect(meetings.noteReminded(noted, undefined)).rejects.toThrow(WriteConflict);
    expect(await meetings.get("dih-5")).toEqual(aKeptMeeting({ revision: 2 }));
  });

  test("all meetings are listed, by slug, as they now are", async () => {
    const { meetings } = await fresh();
    expect(await meetings.list()).toEqual([]);
    for (const slug of ["dih-6", "dih-10", "a", "dih-5"]) await meetings.put(aKeptMeeting({ slug }), undefined);
    await meetings.put(aKeptMeeting({ slug: "a", revision: 2, state: "cancelled" }), undefined);
    const listed = await meetings.list();
    expect(listed.map(({ slug }) => slug)).toEqual(["a", "dih-10", "dih-5", "dih-6"]);
    expect(listed[0]).toMatchObject({ state: "cancelled", revision: 2 });
  });
}
