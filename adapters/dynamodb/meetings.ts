import * as z from "zod";
import type { Meeting } from "../../hub/meetings/meeting.ts";
import type { Recap } from "../../hub/meetings/recap.ts";
import type { MeetingStore, Noted } from "../../hub/ports.ts";
import type { Due } from "../../hub/sends/send.ts";
import { dueAttributes } from "./due.ts";
import { listing } from "./schema.ts";
import { shapes } from "./shapes.ts";
import { stored } from "./stored.ts";
import { type Item, isNew, type Key, type Table, type Write, wasWritten } from "./table.ts";
import { isOutdated, presentVersion, upgraded } from "./versions.ts";

const v = presentVersion(shapes.meeting);
const item = z.object({ meeting: stored<Meeting>(), rev: z.number() });
const fromItem = (found: Item): Meeting => {
  const { meeting, rev } = item.parse(upgraded(shapes.meeting, found));
  return { ...meeting, rev };
};

const recapItem = z.object({ recap: stored<Recap>() });
const fromRecapItem = (found: Item): Recap => recapItem.parse(upgraded(shapes.recap, found)).recap;
const listed = z.object({ pk: z.string(), sk: z.string(), listAt: z.string() });

const keyOf = (slug: string) => ({ pk: `MEETING#${slug}`, sk: "MEETING" });
const revisionKey = (slug: string, revision: number) => ({
  pk: `MEETING#${slug}`,
  sk: `REVISION#${String(revision).padStart(6, "0")}`,
});
const tells = "TELLS#";
const tellerItem = z.object({ sk: z.string() });
const recapKey = (slug: string) => ({ pk: `MEETING#${slug}`, sk: "RECAP" });

export function createMeetingStore(table: Table): MeetingStore {
  const toItem = (meeting: Meeting): Item => ({
    ...keyOf(meeting.slug),
    v,
    list: "meetings",
    listAt: meeting.slug,
    meeting: { ...meeting, rev: undefined },
    rev: (meeting.rev ?? 0) + 1,
  });
  return {
    async get(slug) {
      const found = await table.get(keyOf(slug));
      return found && fromItem(found);
    },
    async put(meeting, due) {
      // The past is kept before it is replaced, so that no crash can lose a revision.
      const before = await this.get(meeting.slug);
      if (before) {
        const { rev, ...past } = before;
        await table.put({ ...revisionKey(meeting.slug, before.revision), v, rev, meeting: past });
      }
      await table.put({ ...toItem(meeting), ...dueAttributes(due) }, asRead(meeting.rev));
    },
    async note({ slug, rev }, noted, due) {
      const write = noting(rev, noted, due);
      if (await wasWritten(table.update(keyOf(slug), write))) return;
      await upgradeStored(table, slug, rev);
      await table.update(keyOf(slug), write);
    },
    async list() {
      const found = await table.getMany(await everyKey(table, "meetings"));
      return found.map(fromItem).sort((a, b) => a.slug.localeCompare(b.slug));
    },
    async revisions(slug) {
      const present = await this.get(slug);
      if (!present) return [];
      const all: Meeting[] = [];
      // Page by page: the texts of many revisions are more than one answer holds.
      for (let next = 1; next < present.revision; ) {
        const { items } = await table.query({
          KeyConditionExpression: "pk = :pk AND sk BETWEEN :next AND :last",
          ExpressionAttributeValues: {
            ":pk": keyOf(slug).pk,
            ":next": revisionKey(slug, next).sk,
            ":last": revisionKey(slug, present.revision - 1).sk,
          },
          ConsistentRead: true,
        });
        all.push(...items.map(fromItem));
        next = items.length > 0 ? (all.at(-1)?.revision ?? 0) + 1 : present.revision;
      }
      return [...all, present];
    },
    async revision(slug, revision) {
      const present = await this.get(slug);
      if (present?.revision === revision) return present;
      const past = await table.get(revisionKey(slug, revision));
      return past && fromItem(past);
    },
    async tellers(slug) {
      const { items } = await table.query({
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :tells)",
        ExpressionAttributeValues: { ":pk": keyOf(slug).pk, ":tells": tells },
        ConsistentRead: true,
      });
      return items.map((found) => tellerItem.parse(found).sk.slice(tells.length));
    },
    async addTeller(slug, send) {
      await table.put({ ...keyOf(slug), sk: `${tells}${send}`, v: 1 });
    },
    async recap(slug) {
      const found = await table.get(recapKey(slug));
      return found && fromRecapItem(found);
    },
    async putRecap(recap) {
      const { meeting, at } = recap;
      await table.put({
        ...recapKey(meeting),
        v: presentVersion(shapes.recap),
        list: "recaps",
        listAt: `${at}#${meeting}`,
        recap,
      });
    },
    async recaps() {
      const found = await table.getMany(await everyKey(table, "recaps"));
      return found.map(fromRecapItem).sort((a, b) => b.at.localeCompare(a.at) || a.meeting.localeCompare(b.meeting));
    },
  };
}

/** Holds if nobody has written since the item was read as `rev`; an earlier version gave it none. */
const asRead = (rev: number | undefined): Write =>
  rev === undefined
    ? isNew
    : {
        ConditionExpression: "rev = :rev OR (attribute_exists(pk) AND attribute_not_exists(rev))",
        values: { ":rev": rev },
      };

/** A single field is noted in an item of the present shape only: one that is older is stored in it first. */
async function upgradeStored(table: Table, slug: string, rev: number | undefined): Promise<void> {
  const found = await table.get(keyOf(slug));
  if (!found) return;
  const present = upgraded(shapes.meeting, found);
  if (isOutdated(shapes.meeting, found)) await table.put(present, asRead(rev ?? 0));
}

/** Field by field: the texts, which are the most of it, are not written again. */
function noting(rev: number | undefined, noted: Noted, due: Due | undefined): Write {
  const { dueClock, dueAt } = dueAttributes(due);
  const fields = [
    ...Object.entries(noted).map(([field, value]) => ({ field, path: `#meeting.#${field}`, value })),
    { field: "dueClock", path: "#dueClock", value: dueClock },
    { field: "dueAt", path: "#dueAt", value: dueAt },
  ];
  const set = fields.filter(({ value }) => value !== undefined).map(({ field, path }) => `${path} = :${field}`);
  const removed = fields.filter(({ value }) => value === undefined).map(({ path }) => path);
  return {
    // What is not there has nothing that can be noted.
    ConditionExpression: "rev = :rev AND v = :v",
    UpdateExpression: [
      `SET ${["rev = :next", ...set].join(", ")}`,
      ...(removed.length > 0 ? [`REMOVE ${removed.join(", ")}`] : []),
    ].join(" "),
    names: {
      ...Object.fromEntries(fields.map(({ field }) => [`#${field}`, field])),
      ...(Object.keys(noted).length > 0 ? { "#meeting": "meeting" } : {}),
    },
    values: {
      ":rev": rev ?? 0,
      ":v": v,
      ":next": (rev ?? 0) + 1,
      ...Object.fromEntries(fields.flatMap(({ field, value }) => (value === undefined ? [] : [[`:${field}`, value]]))),
    },
  };
}

/** The keys of all that the listing has under a name. */
async function everyKey(table: Table, list: string): Promise<Key[]> {
  const keys: Key[] = [];
  for (let after = " ", more = true; more; ) {
    const page = await table.query({
      IndexName: listing.name,
      KeyConditionExpression: "#list = :list AND #at > :after",
      ExpressionAttributeNames: { "#list": listing.partition, "#at": listing.sort },
      ExpressionAttributeValues: { ":list": list, ":after": after },
    });
    const places = page.items.map((one) => listed.parse(one));
    keys.push(...places.map(({ pk, sk }) => ({ pk, sk })));
    after = places.at(-1)?.listAt ?? after;
    more = page.more;
  }
  return keys;
}
