import { recordAction } from "../../hub/audit/record.ts";
import { sesEvent } from "../../hub/feedback/event.ts";
import { recordEvents } from "../../hub/feedback/record.ts";
import { announce } from "../../hub/meetings/announce.ts";
import { attendMeeting } from "../../hub/meetings/attend.ts";
import { putMeeting } from "../../hub/meetings/put.ts";
import { newsInput } from "../../hub/news/news.ts";
import { sendNews } from "../../hub/news/send-news.ts";
import { deliver } from "../../hub/sends/deliver.ts";
import { plan } from "../../hub/sends/plan.ts";
import { subscriberId } from "../../hub/subscribers/address.ts";
import { confirm } from "../../hub/subscribers/confirm.ts";
import { erase } from "../../hub/subscribers/erase.ts";
import { changePreferences } from "../../hub/subscribers/preferences.ts";
import { signUpInput, subscribe } from "../../hub/subscribers/subscribe.ts";
import { isPerson } from "../../hub/subscribers/subscriber.ts";
import { unsubscribe } from "../../hub/subscribers/unsubscribe.ts";
import { makeToken } from "../../hub/tokens.ts";
import { hardBounce } from "../feedback/ses-events.ts";
import { aMeeting, subscribed } from "../kit/factories.ts";
import type { World } from "./world.ts";

export const idOf = ({ hub }: World, name: string): string => subscriberId(hub.context.keys, `${name}@example.org`);

export const stateOf = async (world: World, name: string) =>
  (await world.hub.context.store.subscribers.get(idOf(world, name)))?.state;

const topics = ["announcements", "reminders", "news"];
const news = newsInput.parse({ slug: "venue", texts: { en: { title: "A venue", body: "It has been found." } } });

export async function signsUp({ hub }: World, name: string): Promise<void> {
  const wish = { email: `${name}@example.org`, name: "", language: "en", zone: "Asia/Tokyo", topics, consent: "on" };
  await subscribe(hub.context, signUpInput.parse(wish), { source: "/subscribe", network: "198.51.100.7" });
}

export async function confirms(world: World, name: string): Promise<void> {
  const { context } = world.hub;
  const id = idOf(world, name);
  const person = await context.store.subscribers.get(id);
  const at = isPerson(person) ? (person.signUp?.at ?? person.lastConfirmed ?? 0) : 0;
  await confirm(context, makeToken(context.keys, "confirm", { id, at }));
}

export const leaves = ({ hub, ...world }: World, name: string): Promise<void> =>
  unsubscribe(hub.context, makeToken(hub.context.keys, "unsubscribe", { id: idOf({ hub, ...world }, name), at: 0 }));

const club = {
  slug: "club",
  start: "2027-04-30T13:30:00",
  end: "2027-04-30T15:00:00",
  texts: { en: { title: "The club", summary: "We meet." } },
  reminders: [{ before: "PT50H" }, { before: "PT48H" }, { before: "PT1H" }],
};
export const moved = { start: "2027-05-13T09:30:00", end: "2027-05-13T16:30:00" };

/**
 * What stands in the backup: dih-5 announced, and its reminder of two weeks before sent; the club announced, with
 * reminders that are due before the hub is lost, while it is down, and when it is back; an announcement of dih-6 that is
 * to begin in an hour; news under way, one worker dead; confirmations to zoe and pat that are queued.
 */
export async function untilTheBackup(world: World): Promise<void> {
  const { hub } = world;
  const { context } = hub;
  const names = ["ana", "bob", "chi", "dan", "eve", "fay", "gil", "hal"];
  await subscribed(hub, ...names.map((name) => ({ email: `${name}@example.org`, topics })));
  await putMeeting(context, aMeeting());
  await announce(context, "dih-5", { by: "staff" });
  await putMeeting(context, aMeeting(club));
  await announce(context, "club", { by: "staff" });
  await hub.drain();
  hub.machine.advance("P57D");
  await world.live("2027-04-28T08:00:00Z", 60);
  await putMeeting(context, aMeeting({ slug: "dih-6", start: "2027-11-10T09:30:00", end: "2027-11-10T16:30:00" }));
  await announce(context, "dih-6", { by: "staff", at: "2027-04-28T09:00:00Z" });
  await hub.tick();
  hub.jobs.splice(0);
  const send = await sendNews(context, news, { by: "staff" });
  hub.jobs.splice(0);
  await plan(context, send.id);
  const chunks = hub.jobs.splice(0).flatMap((job) => ("deliver" in job ? [job.deliver] : []));
  const [first, second] = chunks;
  if (!first || !second) throw new Error("Nothing was planned.");
  await deliver(context, "bulk", first);
  await dies(world, second);
  await signsUp(world, "zoe");
  await signsUp(world, "pat");
}

/** A worker opens its wave and is gone. */
async function dies({ hub }: World, ref: { send: string; chunk: string }): Promise<void> {
  const { store, machine, delivery } = hub.context;
  const now = machine.now().epochMilliseconds;
  const lease = { owner: "dead", until: now + delivery.leaseMs };
  await store.chunks.claim(ref, lease, now);
  await store.chunks.record(ref, "dead", { sets: {}, wave: { indices: [0], at: now }, lease, done: false });
}

/**
 * What the backup does not know: everything that was under way is done; people leave in every way, and join; dih-5 moves,
 * and readers are told; dih-7 is made and announced.
 */
export async function sinceTheBackup(world: World): Promise<void> {
  const { hub } = world;
  const { context } = hub;
  await world.live("2027-04-28T10:00:00Z");
  await confirms(world, "zoe");
  await leaves(world, "ana");
  await erase(context, idOf(world, "bob"));
  await bounces(world, "chi");
  const preferences = makeToken(context.keys, "preferences", { id: idOf(world, "dan"), at: 0 });
  await changePreferences(context, preferences, {
    name: "",
    language: "en",
    zone: "Europe/Brussels",
    topics: ["news"],
  });
  await signsUp(world, "ida");
  await hub.drain();
  await confirms(world, "ida");
  await signsUp(world, "joe");
  await hub.drain();
  await confirms(world, "joe");
  await leaves(world, "joe");
  await recordAction(context, { actor: "staff", action: "meeting.put", subject: "dih-5" });
  await putMeeting(context, aMeeting(moved));
  await attendMeeting(context, "dih-5");
  await putMeeting(context, aMeeting({ slug: "dih-7", start: "2028-05-10T09:30:00", end: "2028-05-10T16:30:00" }));
  await announce(context, "dih-7", { by: "staff" });
  await world.live("2027-04-28T11:00:00Z");
}

async function bounces(world: World, name: string): Promise<void> {
  const { context } = world.hub;
  const id = idOf(world, name);
  const chunk = await context.store.chunks.holding("announcement-dih-5-r1", id);
  if (!chunk) throw new Error(`${name} was not written to.`);
  const place = { send: "announcement-dih-5-r1", chunk: chunk.key, index: chunk.ids.indexOf(id) };
  await recordEvents(context, [sesEvent.parse(hardBounce(place))]);
}
