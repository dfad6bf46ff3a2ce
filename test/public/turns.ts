import { iso } from "../../hub/clock.ts";
import { cancelMeeting, reinstateMeeting } from "../../hub/meetings/cancel.ts";
import { meetingInput } from "../../hub/meetings/input.ts";
import type { Meeting, Telling } from "../../hub/meetings/meeting.ts";
import { putMeeting } from "../../hub/meetings/put.ts";
import type { RecapInput } from "../../hub/meetings/recap.ts";
import { sendRecap } from "../../hub/meetings/send-recap.ts";
import { meeting, type TestSite } from "./kit.ts";

async function present({ hub }: TestSite, slug: string): Promise<Meeting> {
  const found = await hub.context.store.meetings.get(slug);
  if (!found) throw new Error(`There is no meeting ${slug}.`);
  return found;
}

/** A day passes, and all that is due is done: readers are told what changed. */
export async function aDayLater({ hub }: TestSite): Promise<void> {
  await hub.drain();
  hub.clock.advance("P1D");
  await hub.tick();
  await hub.drain();
}

/** A meeting is announced, and a day passes. */
export async function announced(site: TestSite, changes: Record<string, unknown> = {}): Promise<void> {
  await meeting(site, changes);
  await aDayLater(site);
}

/** Staff write other dates, places or words; what is undefined is left out. Readers do not know yet. */
export async function edited(site: TestSite, slug: string, changes: Record<string, unknown>): Promise<void> {
  const { input } = await present(site, slug);
  await putMeeting(site.hub.context, meetingInput.parse(JSON.parse(JSON.stringify({ ...input, ...changes }))));
}

export async function cancelled(site: TestSite, slug: string): Promise<void> {
  await cancelMeeting(site.hub.context, slug);
  await aDayLater(site);
}

export async function reinstated(site: TestSite, slug: string): Promise<void> {
  await reinstateMeeting(site.hub.context, slug);
  await aDayLater(site);
}

export async function reported(site: TestSite, slug: string, input: RecapInput): Promise<void> {
  await sendRecap(site.hub.context, slug, input, { by: "test", again: true });
  await aDayLater(site);
}

/** Notes that readers were told once more what a meeting is now, for a reason of its own. */
export async function toldAgain(site: TestSite, slug: string, kind: Telling["kind"]): Promise<void> {
  const now = await present(site, slug);
  const telling = { kind, send: `${kind}-${slug}`, revision: now.revision, at: iso(site.hub.clock.now()) };
  await site.hub.context.store.meetings.note(now, { told: [...(now.told ?? []), telling] }, undefined);
  await aDayLater(site);
}

/** Half past nine to half past four. */
export const on = (date: string) => ({ start: `${date}T09:30:00`, end: `${date}T16:30:00` });

/** Meetings on 1 April 2027: held, moved, with a month only, cancelled, and taking place after all. */
export async function everyTurn(site: TestSite): Promise<void> {
  site.hub.clock.set("2024-09-01T12:00:00Z");
  await announced(site, { slug: "dih-4", ...on("2024-10-09") });
  site.hub.clock.set("2024-11-05T12:00:00Z");
  await reported(site, "dih-4", aRecap);
  site.hub.clock.set("2027-02-01T12:00:00Z");
  await announced(site, { registerUrl: "https://register.example.org/dih-5" });
  await edited(site, "dih-5", { ...on("2027-05-19"), place: "Palais des Congrès, Brussels" });
  await aDayLater(site);
  await announced(site, { slug: "dih-6", start: undefined, end: undefined, month: "2027-11" });
  await announced(site, { slug: "off", ...on("2027-06-08") });
  await cancelled(site, "off");
  await announced(site, { slug: "back", ...on("2027-09-08") });
  await cancelled(site, "back");
  await reinstated(site, "back");
  site.hub.clock.set("2027-04-01T12:00:00Z");
}

export const aRecap: RecapInput = {
  texts: {
    en: {
      summary: "We compared **notes**.",
      sessions: [
        {
          start: "10:00",
          text: "Registers of algorithms, *one year on*.",
          slides: "https://files.example.org/1.pdf",
          recording: "https://video.example.org/1",
        },
      ],
    },
    fr: { summary: "Nous avons échangé.", sessions: [{ start: "10:00", text: "Les registres d’algorithmes." }] },
  },
};
