import * as z from "zod";
import type { Meeting } from "../../hub/meetings/meeting.ts";
import type { Recap } from "../../hub/meetings/recap.ts";
import type { MeetingStore } from "../../hub/ports.ts";
import { dueAttributes } from "./due.ts";
import { listing } from "./schema.ts";
import { stored } from "./stored.ts";
import { type Item, isNew, type Key, type Table } from "./table.ts";

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
    async noteReminded(meeting, due) {
      await table.put(
        { ...toItem(meeting), ...dueAttributes(due) },
        { ConditionExpression: "revision = :same", values: { ":same": meeting.revision } },
      );
    },
    async list() {
      const found = await table.getMany(await everyKey(table, "meetings"));
      return found.map(fromItem).sort((a, b) => a.slug.localeCompare(b.slug));
    },
    async revisions(slug) {
      const { items } = await table.query({
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :revision)",
        ExpressionAttributeValues: { ":pk": keyOf(slug).pk, ":revision": "REVISION#" },
        ConsistentRead: true,
      });
      const present = await this.get(slug);
      const past = items.map(fromItem).filter(({ revision }) => revision < (present?.revision ?? 0));
      return present ? [...past, present] : past;
    },
    async revision(slug, revision) {
      const present = await this.get(slug);
      if (present?.revision === revision) return present;
      const past = await table.get(revisionKey(slug, revision));
      return past && fromItem(past);
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
