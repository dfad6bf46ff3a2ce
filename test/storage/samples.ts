import type { Meeting } from "../../hub/meetings/meeting.ts";
import type { Recap } from "../../hub/meetings/recap.ts";
import type { Chunk } from "../../hub/sends/chunk.ts";
import { chunkKey } from "../../hub/sends/chunk.ts";
import type { Due, Send } from "../../hub/sends/send.ts";
import type { Active, Person } from "../../hub/subscribers/subscriber.ts";
import { aMeeting } from "../kit/factories.ts";

/** The `n`th id on a shard's walk; ids of a shard sort as their numbers do not. */
export function idOn(shard: number, n: number): string {
  const bytes = Buffer.alloc(12, 0xff);
  bytes.writeUInt8(shard, 0);
  bytes.writeUInt32BE((n * 2_654_435_761) % 2 ** 32, 1);
  bytes.writeUInt32BE(n, 8);
  return bytes.toString("base64url");
}

/** `n` ids of a shard in the order of the audience. */
export const idsOn = (shard: number, n: number): string[] => Array.from({ length: n }, (_, i) => idOn(shard, i)).sort();

const then = "2026-11-03T08:15:30Z";

/** An active subscriber with every field that one can have. */
export function aPerson(id: string, changes: Partial<Person> = {}): Person {
  const chosen: Person["profile"] = {
    name: "Zoë “Ζωή” Ångström-O'Neill 🌍",
    language: "fr",
    zone: "America/St_Johns",
    topics: ["news", "announcements"],
  };
  return {
    id,
    rev: 0,
    state: "active",
    createdAt: then,
    stateAt: then,
    email: "Zoe.Angstrom+dih@xn--bcher-kva.example",
    profile: chosen,
    zones: [
      { zone: "Pacific/Kiritimati", since: then },
      { zone: "America/St_Johns", since: "2026-11-05T00:00:00Z" },
    ],
    consents: [
      {
        wording: "1",
        language: "fr",
        at: then,
        source: "/subscribe",
        network: "",
        confirmedAt: then,
        withdrawnAt: then,
      },
      { wording: "2", language: "fr", at: then, source: "import by staff", network: "c2FsdGVk" },
    ],
    signUp: { at: 1_793_693_730, profile: { ...chosen, name: "", topics: ["reminders"] } },
    confirmedAt: then,
    lastConfirmed: 1_793_693_000,
    ...changes,
  };
}

/** As the form first leaves it: nothing that is optional. */
export function aPending(id: string): Person {
  const { signUp: _, confirmedAt: __, lastConfirmed: ___, ...person } = aPerson(id);
  return { ...person, state: "pending", zones: [], consents: [] };
}

export const anActive = (id: string): Active => ({ ...aPerson(id), state: "active", confirmedAt: then });

export function aSend(id: string, changes: Partial<Send> = {}): Send {
  return {
    id,
    kind: "announcement",
    edition: id,
    status: "running",
    rev: 0,
    createdAt: then,
    by: "staff",
    audience: { topic: "reminders", zones: ["Asia/Kathmandu"], zonesAt: then, joinedBy: then },
    meeting: "dih-5",
    reminder: { meeting: "dih-5", start: then, offset: "P7D@09:00", due: then },
    startsAt: then,
    planned: true,
    recipients: 1_000_000,
    settledThrough: "07-AAAAAAAAAAAAAAAA",
    finishedAt: then,
    pausedBecause: "staff",
    parkedUntil: then,
    ...changes,
  };
}

export const aChunk = (send: string, ids: string[], shard = "00", after?: string): Chunk => ({
  send,
  key: chunkKey(shard, after),
  ids,
  done: false,
  sets: {},
});

export const aKeptMeeting = (changes: Partial<Meeting> = {}): Meeting => {
  const input = aMeeting({ slug: changes.slug ?? "dih-5" });
  return {
    slug: input.slug,
    state: "scheduled",
    revision: 1,
    sequence: 0,
    input,
    createdAt: then,
    revisedAt: then,
    scheduledAt: then,
    armedAt: then,
    told: [],
    announced: { send: "announcement-dih-5-r1", revision: 1, at: then },
    remindedThrough: then,
    ...changes,
  };
};

export const aRecap = (meeting: string, changes: Partial<Recap> = {}): Recap => ({
  meeting,
  input: {
    texts: {
      en: {
        summary: "We compared **notes**.",
        sessions: [{ start: "10:00", text: "Registers of algorithms.", slides: "https://files.example.org/1.pdf" }],
      },
      fr: { summary: "Nous avons échangé.", sessions: [] },
    },
  },
  send: `recap-${meeting}`,
  at: "2027-05-14T09:00:00Z",
  ...changes,
});

export const dueAt = (at: string, clock: Due["clock"] = "machine"): Due => ({ clock, at });

/** What became of several attempts at the same thing. */
export function tally(settled: PromiseSettledResult<unknown>[]): { done: number; refused: unknown[] } {
  const refused = settled.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  return { done: settled.length - refused.length, refused };
}
