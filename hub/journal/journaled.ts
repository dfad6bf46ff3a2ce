import { type Clock, iso } from "../clock.ts";
import type { Keyring } from "../keys.ts";
import type { Log } from "../log.ts";
import type { Meeting } from "../meetings/meeting.ts";
import type { Store } from "../ports.ts";
import { fingerprintOf } from "../restore/identity.ts";
import type { Audience } from "../sends/audience.ts";
import type { Send } from "../sends/send.ts";
import { isPerson, type Subscriber } from "../subscribers/subscriber.ts";
import type { JournalEntry, JournalLine } from "./entry.ts";
import { inputMark, journalMessage } from "./line.ts";

interface Writing {
  store: Store;
  log: Log;
  /** The hub's. */
  clock: Clock;
  keys: Keyring;
  /** The function that writes. */
  by: string;
}

/**
 * The same stores, which say in the log what they are about to write: what must not be forgotten with the table. By it a
 * table that was restored from a backup learns who has left since, and which mails have (hub/restore). The line comes
 * before the write, so that none is missing; one too many errs on the side of silence. Ids and codes only. The first
 * says at once that this function has begun.
 */
export function journaled({ store, log, clock, keys, by }: Writing): Store {
  const whose = { by, table: store.identity.table, keys: fingerprintOf(keys) };
  const note = (entry: JournalEntry, at = iso(clock.now())) => {
    const line: JournalLine = { v: 1, at, ...whose, ...entry };
    log.info(journalMessage, line);
  };
  note({ kind: "start" });
  const said = new Map<string, string>();
  const noteSend = (send: Send) => {
    // Progress is written often; what matters here changes a few times in a send's life.
    const stage = `${send.status} ${send.begunAt}`;
    if (said.get(send.id) === stage) return;
    said.set(send.id, stage);
    note(ofSend(send));
  };
  return {
    ...store,
    identity: {
      ...store.identity,
      async beat(at, ...more) {
        note({ kind: "beat" }, at);
        return store.identity.beat(at, ...more);
      },
    },
    subscribers: {
      ...store.subscribers,
      async put(subscriber) {
        note(ofSubscriber(subscriber));
        await store.subscribers.put(subscriber);
      },
    },
    meetings: {
      ...store.meetings,
      async put(meeting, due) {
        note(ofMeeting(meeting));
        await store.meetings.put(meeting, due);
      },
      async note(meeting, noted, due) {
        const { slug, rev = 0 } = meeting;
        if (noted.told) note({ kind: "telling", slug, rev: rev + 1, told: noted.told });
        await store.meetings.note(meeting, noted, due);
      },
    },
    sends: {
      ...store.sends,
      async create(send, due) {
        noteSend(send);
        return store.sends.create(send, due);
      },
      async put(send, due) {
        noteSend(send);
        await store.sends.put(send, due);
      },
    },
    audit: {
      ...store.audit,
      async append(entry) {
        note({ kind: "action", entry });
        await store.audit.append(entry);
      },
    },
  };
}

const ofSubscriber = (subscriber: Subscriber): JournalEntry => ({
  kind: "subscriber",
  id: subscriber.id,
  rev: subscriber.rev + 1,
  state: subscriber.state,
  ...(isPerson(subscriber) && subscriber.state === "active" ? { topics: subscriber.profile.topics } : {}),
  ...(isPerson(subscriber) && subscriber.lastConfirmed !== undefined ? { confirmed: subscriber.lastConfirmed } : {}),
});

const ofMeeting = (meeting: Meeting): JournalEntry => ({
  kind: "meeting",
  slug: meeting.slug,
  rev: (meeting.rev ?? 0) + 1,
  revision: meeting.revision,
  sequence: meeting.sequence,
  state: meeting.state,
  input: inputMark(meeting.input),
  ...(meeting.scheduledAt === undefined ? {} : { scheduledAt: meeting.scheduledAt }),
  ...(meeting.announced ? { announced: meeting.announced } : {}),
  told: meeting.told,
  ...(meeting.notice ? { notice: true } : {}),
});

const ofSend = (send: Send): JournalEntry => ({
  kind: "send",
  id: send.id,
  rev: send.rev + 1,
  of: send.kind,
  status: send.status,
  createdAt: send.createdAt,
  ...(send.begunAt === undefined ? {} : { begunAt: send.begunAt }),
  ...(send.meeting === undefined ? {} : { meeting: send.meeting }),
  ...(send.reminder ? { reminder: send.reminder } : {}),
  ...(send.audience ? { audience: ofAudience(send.audience) } : {}),
});

const ofAudience = ({ told, ...audience }: Audience) => ({ ...audience, toTold: told !== undefined });
