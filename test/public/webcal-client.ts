import { expectCalendar, expectCalendarType } from "../mail/calendar-rules.ts";
import type { ReadEvent } from "../mail/read-calendar.ts";

/** What one look at the feed came to; UIDs. */
export interface Look {
  status: number;
  added: string[];
  replaced: string[];
  removed: string[];
}

/**
 * A calendar program that follows a feed: it keeps events by UID, asks for the feed only if it has changed, and replaces
 * an event only by one that is newer (RFC 5546 §2.1.5: by SEQUENCE, then by DTSTAMP).
 */
export class WebcalClient {
  readonly events = new Map<string, ReadEvent>();
  readonly #ask: (headers: Record<string, string>) => Promise<Response>;
  #etag: string | undefined;

  constructor(ask: (headers: Record<string, string>) => Promise<Response>) {
    this.#ask = ask;
  }

  async poll(): Promise<Look> {
    const answer = await this.#ask(this.#etag === undefined ? {} : { "if-none-match": this.#etag });
    const content = await answer.text();
    if (answer.status !== 200) return { status: answer.status, added: [], replaced: [], removed: [] };
    expectCalendarType(answer.headers.get("content-type"), content);
    this.#etag = answer.headers.get("etag") ?? undefined;
    return { status: 200, ...this.#apply(expectCalendar(content)) };
  }

  #apply(offered: ReadEvent[]): Omit<Look, "status"> {
    const newer = offered.filter((event) => isNewer(event, this.events.get(event.uid)));
    const added = newer.filter(({ uid }) => !this.events.has(uid)).map(({ uid }) => uid);
    const removed = [...this.events.keys()].filter((uid) => offered.every((event) => event.uid !== uid));
    for (const uid of removed) this.events.delete(uid);
    for (const event of newer) this.events.set(event.uid, event);
    return { added, replaced: newer.map(({ uid }) => uid).filter((uid) => !added.includes(uid)), removed };
  }
}

const isNewer = (offered: ReadEvent, kept: ReadEvent | undefined): boolean =>
  kept === undefined ||
  offered.sequence > kept.sequence ||
  (offered.sequence === kept.sequence && offered.stamp > kept.stamp);
