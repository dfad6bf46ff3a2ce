import * as z from "zod";
import type { Meeting } from "../../hub/meetings/meeting.ts";
import type { Recap } from "../../hub/meetings/recap.ts";
import type { MeetingStore, Noted } from "../../hub/ports.ts";
import type { Due } from "../../hub/sends/send.ts";
import { dueAttributes } from "./due.ts";
import { listing } from "./schema.ts";
import { stored } from "./stored.ts";
import { type Item, isNew, type Key, type Table, type Write } from "./table.ts";

const item = z.object({ meeting: stored<Meeting>() });
const fromItem = (found: Item): Meeting => item.parse(found).meeting;

const recapItem = z.object({ recap: stored<Recap>() });
const fromRecapItem = (found: Item): Recap => recapItem.parse(found).recap;
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
    v: 1,
    list: "meetings",
    listAt: meeting.slug,
    revision: meeting.revision,
    meeting,
  });
  return {
    async get(slug) {
      const found = await table.get(keyOf(slug));
      return found && fromItem(found);
    },
    async put(meeting, due) {
      const { slug, revision } = meeting;
      // The past is kept before it is replaced, so that no crash can lose a revision.
      const before = await this.get(slug);
      if (before) await table.put({ ...revisionKey(slug, before.revision), v: 1, meeting: before });
      await table.put(
        { ...toItem(meeting), ...dueAttributes(due) },
        revision === 1 ? isNew : { ConditionExpression: "revision = :before", values: { ":before": revision - 1 } },
      );
    },
    async note({ slug, revision }, noted, due) {
      await table.update(keyOf(slug), noting(revision, noted, due));
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
      await table.put({ ...recapKey(meeting), v: 1, list: "recaps", listAt: `${at}#${meeting}`, recap });
    },
    async recaps() {
      const found = await table.getMany(await everyKey(table, "recaps"));
      return found.map(fromRecapItem).sort((a, b) => b.at.localeCompare(a.at) || a.meeting.localeCompare(b.meeting));
    },
  };
}

/** Field by field, so that of two who note at once neither undoes what the other noted. */
function noting(revision: number, noted: Noted, due: Due | undefined): Write {
  const { dueClock, dueAt } = dueAttributes(due);
  const fields = [
    ...Object.entries(noted).map(([field, value]) => ({ field, path: `#meeting.#${field}`, value })),
    { field: "dueClock", path: "#dueClock", value: dueClock },
    { field: "dueAt", path: "#dueAt", value: dueAt },
  ];
  const set = fields.filter(({ value }) => value !== undefined).map(({ field, path }) => `${path} = :${field}`);
  const removed = fields.filter(({ value }) => value === undefined).map(({ path }) => path);
  return {
    UpdateExpression: [
      ...(set.length > 0 ? [`SET ${set.join(", ")}`] : []),
      ...(removed.length > 0 ? [`REMOVE ${removed.join(", ")}`] : []),
    ].join(" "),
    ConditionExpression: "revision = :same",
    names: {
      ...Object.fromEntries(fields.map(({ field }) => [`#${field}`, field])),
      ...(Object.keys(noted).length > 0 ? { "#meeting": "meeting" } : {}),
    },
    values: {
      ":same": revision,
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
