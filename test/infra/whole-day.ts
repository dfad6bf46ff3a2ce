import { expect } from "vitest";
import { z } from "zod";
import { subscriberId } from "../../hub/subscribers/address.ts";
import { confirmUrl, preferencesUrl, unsubscribeUrl } from "../../hub/subscribers/links.ts";
import { isPerson } from "../../hub/subscribers/subscriber.ts";
import { takenSend } from "../feedback/messages.ts";
import { hardBounce, softBounce } from "../feedback/ses-events.ts";
import { aMeeting, crowd } from "../kit/factories.ts";
import { aPerson, idOn } from "../storage/samples.ts";
import type { WatchedHub } from "./watched-hub.ts";

const reader = { email: "ana@example.org", name: "Ana", language: "en", zone: "Europe/Brussels" };
const signUp = { ...reader, topics: "announcements", consent: "on" };
const imported = {
  confirmedAt: "2024-10-09T12:00:00Z",
  source: "sign-up sheet",
  zone: "Pacific/Auckland",
  language: "en",
};
const topics = ["announcements", "reminders"];

/** Everything that the hub does, and what goes wrong on a bad day. */
export async function wholeDay(day: WatchedHub): Promise<void> {
  await readersSignUp(day);
  await staffAnnounce(day);
  await meetingMoves(day);
  await meetingIsCancelled(day);
  await meetingComesNear(day);
  await muchBounces(day);
  await readersLeave(day);
  await staffLookBack(day);
  await staffReport(day);
  await aProgramComesIn(day);
  await somebodyTriesTheHub(day);
}

const idOf = ({ hub }: WatchedHub, email: string) => subscriberId(hub.context.keys, email);
const pathOf = (url: string) => new URL(url).pathname;

async function answers(answer: Promise<Response>): Promise<void> {
  const response = await answer;
  expect(response.status, `${response.status}: ${await response.clone().text()}`).toBeLessThan(300);
}

/** When a reader's sign-up was made: it is part of the link that confirms it. */
async function askedAt({ hub }: WatchedHub, id: string): Promise<number> {
  const person = await hub.context.store.subscribers.get(id);
  return person && isPerson(person) ? (person.signUp?.at ?? 0) : 0;
}

async function readersSignUp(day: WatchedHub): Promise<void> {
  await answers(day.visit("POST", "/subscribe", signUp));
  // Its letter is lost: tick finds the chunk and queues it again.
  day.hub.jobs.splice(0);
  day.hub.machine.advance("PT20M");
  await day.tick();
  await day.work();
  const id = idOf(day, reader.email);
  const link = pathOf(confirmUrl(day.hub.context, id, await askedAt(day, id)));
  await answers(day.visit("GET", link));
  await answers(day.visit("POST", link));
  // Nobody can tell whether the welcome left: delivery looks for evidence.
  day.recorder.loseNextAnswer = true;
  await day.work();
}

async function staffAnnounce(day: WatchedHub): Promise<void> {
  const rows = [...crowd(60), { email: "bounce@simulator.amazonses.com", name: "" }];
  await answers(day.staff("POST", "/api/imports", { rows: rows.map((row) => ({ ...row, ...imported, topics })) }));
  const luc = { ...reader, email: "luc@example.org", topics };
  await answers(day.staff("POST", "/api/subscribers", luc, "once"));
  await answers(day.staff("POST", "/api/subscribers", luc, "once"));
  await day.work();
  const meeting = aMeeting(atNine);
  await answers(day.staff("PUT", "/api/meetings/dih-5", meeting));
  await answers(day.staff("POST", "/api/previews", { meeting, kind: "announcement", language: "en", name: "Ana" }));
  await answers(day.staff("POST", "/api/meetings/dih-5/announce", { draft: true }));
  const [send] = (await day.hub.context.store.sends.list({ status: "draft" }, 1)).items;
  for (const verb of ["approve", "pause", "resume"]) await answers(day.staff("POST", `/api/sends/${send?.id}/${verb}`));
  day.recorder.loseNextAnswer = true;
  await day.work();
  await answers(day.staff("GET", `/api/sends/${send?.id}`));
  await answers(day.staff("GET", `/api/sends/${send?.id}/recipients`));
}

const atNine = { reminders: [{ before: "P1D", at: "09:00" }] };

async function meetingMoves(day: WatchedHub): Promise<void> {
  const moved = aMeeting({ ...atNine, place: "Online" });
  await answers(day.staff("POST", "/api/previews/reminders", { meeting: moved }));
  await answers(day.staff("PUT", "/api/meetings/dih-5", moved));
  await answers(day.staff("POST", "/api/meetings/dih-5/notice", { note: { en: "The room was taken." } }));
  day.hub.clock.advance("PT10M");
  await day.tick();
  await day.work();
  // Who joins now is told by the welcome.
  await answers(day.visit("POST", "/subscribe", { ...signUp, email: "eva@example.org" }));
  await day.work();
  const id = idOf(day, "eva@example.org");
  await answers(day.visit("POST", pathOf(confirmUrl(day.hub.context, id, await askedAt(day, id)))));
  await day.work();
}

async function meetingIsCancelled(day: WatchedHub): Promise<void> {
  const post = (verb: string) => day.staff("POST", `/api/meetings/dih-6/${verb}`, {});
  await answers(day.staff("PUT", "/api/meetings/dih-6", aMeeting({ ...atNine, slug: "dih-6" })));
  await answers(post("announce"));
  await day.work();
  await answers(post("cancel"));
  await day.work();
  await answers(post("reinstate"));
  // Its mails are still on their way as it is cancelled again: tick tells of it once they are not.
  await answers(day.staff("POST", "/api/meetings/dih-6/notice", { now: true }));
  await answers(post("cancel"));
  await day.work();
  await day.tick();
  await day.work();
  for (const list of ["revisions", "reminders"]) await answers(day.staff("GET", `/api/meetings/dih-6/${list}`));
}

async function meetingComesNear(day: WatchedHub): Promise<void> {
  for (const path of [
    "/",
    "/meetings",
    "/meetings/dih-5",
    "/meetings/dih-5.ics",
    "/calendar.ics",
    "/feed.xml",
    "/privacy",
  ]) {
    await answers(day.visit("GET", path));
  }
  day.hub.clock.set("2027-05-11T07:05:00Z");
  await day.tick();
  // Its plan is lost, then its chunks are: tick queues both again.
  day.hub.jobs.splice(0);
  day.hub.machine.advance("PT20M");
  await day.tick();
  await day.work({ only: "plan" });
  day.hub.jobs.splice(0);
  day.hub.machine.advance("PT20M");
  await day.tick();
  await day.work();
}

async function muchBounces(day: WatchedHub): Promise<void> {
  const { store } = day.hub.context;
  const [heard, missed] = [await takenSend(day.hub, 100), await takenSend(day.hub, 100)];
  const somebody = aPerson(idOn(0, 0));
  await store.subscribers.put(somebody);
  const [toThem] = (await store.chunks.list(heard.id, 9)).filter(({ ids }) => ids.includes(somebody.id));
  if (!toThem) throw new Error("Nobody wrote to them.");
  const place = { send: heard.id, chunk: toThem.key, index: toThem.ids.indexOf(somebody.id) };
  day.hub.events.waiting.push(softBounce(place));
  await day.feedback();
  day.hub.events.waiting.push(...heard.all.map(hardBounce));
  await day.feedback();
  // Feedback dies before it judges: tick does.
  for (const { index, ...ref } of missed.all) await store.chunks.addOutcomes(ref, { bounced: new Set([index]) });
  await store.sends.addTrouble(missed.id, { bounced: 100, complained: 0 });
  await day.tick();
  for (const { id } of [heard, missed]) expect(await store.sends.get(id)).toMatchObject({ status: "paused" });
}

async function readersLeave(day: WatchedHub): Promise<void> {
  const id = idOf(day, reader.email);
  const own = pathOf(preferencesUrl(day.hub.context, id));
  await answers(day.visit("GET", own));
  await answers(day.visit("GET", `${own}/data.json`));
  await answers(day.visit("POST", own, { name: "Ana", language: "fr", zone: "Asia/Tokyo", topics: "news" }));
  await answers(day.visit("GET", pathOf(unsubscribeUrl(day.hub.context, id))));
  await answers(day.visit("POST", pathOf(unsubscribeUrl(day.hub.context, id))));
  await answers(day.visit("POST", `${own}/erase`));
}

async function staffLookBack(day: WatchedHub): Promise<void> {
  for (const path of ["meetings", "meetings/dih-5", "sends", "subscribers", "exports", "audit"]) {
    await answers(day.staff("GET", `/api/${path}`));
  }
  await answers(day.staff("GET", `/api/subscribers/${idOf(day, "reader-1@example.org")}`));
  await answers(day.staff("GET", `/api/subscribers/${idOf(day, "reader-1@example.org")}/sends`));
  await answers(day.staff("DELETE", `/api/subscribers/${idOf(day, "reader-1@example.org")}`));
  await answers(day.staff("PUT", "/api/meetings/dih-5", aMeeting({ place: "Online" })));
  await answers(day.staff("POST", "/api/meetings/dih-5/announce", { again: true, draft: true }));
  const [send] = (await day.hub.context.store.sends.list({ status: "draft" }, 1)).items;
  await answers(day.staff("POST", `/api/sends/${send?.id}/cancel`));
}

async function aProgramComesIn(day: WatchedHub): Promise<void> {
  const made = await day.staff("POST", "/api/tokens", { name: "report", scopes: ["read"] });
  const { id, token } = z.object({ id: z.string(), token: z.string() }).parse(await made.json());
  await answers(day.withToken(token, "/with-token/api/sends"));
  await answers(day.staff("GET", "/api/tokens"));
  await answers(day.staff("DELETE", `/api/tokens/${id}`));
}

async function staffReport(day: WatchedHub): Promise<void> {
  day.hub.clock.set("2027-05-13T07:00:00Z");
  // The welcome tells of that meeting no more.
  await day.tick();
  const recap = { texts: { en: { summary: "Three speakers." } } };
  await answers(day.staff("POST", "/api/meetings/dih-5/recap", recap));
  const later = { ...recap, again: true, at: "2027-05-14T07:00:00Z", texts: { fr: { summary: "Trois." } } };
  await answers(day.staff("POST", "/api/meetings/dih-5/recap", later));
  const news = { slug: "pilots", texts: { en: { title: "Pilots", body: "Show us yours." } } };
  await answers(day.staff("POST", "/api/news", news));
  const september = { start: "2027-09-15T09:30:00", end: "2027-09-15T16:30:00" };
  await answers(day.staff("PUT", "/api/meetings/dih-7", aMeeting({ ...september, slug: "dih-7" })));
  await answers(day.staff("POST", "/api/meetings/dih-7/announce", { at: later.at }));
  day.hub.clock.set("2027-05-14T07:00:00Z");
  await day.tick();
  await day.work();
}

async function somebodyTriesTheHub(day: WatchedHub): Promise<void> {
  const begun = await day.staff("POST", "/api/smoke");
  const { send } = z.object({ send: z.object({ id: z.string() }) }).parse(await begun.json());
  await day.work();
  await answers(day.staff("GET", `/api/smoke/${send.id}`));
  await answers(day.staff("DELETE", "/api/smoke"));
}
