import { randomUUID } from "node:crypto";
import { decodeWords } from "./encoded-word.ts";
import { readEnvelope } from "./envelope.ts";
import { quotaExceeded, rateExceeded } from "./errors.ts";
import type { EventPublisher } from "./event-publisher.ts";
import { fieldValue, overwriteFields, readHeader } from "./mime-header.ts";
import type { Outbox, OutboxMessage } from "./outbox.ts";
import type { DailyQuota } from "./quota.ts";
import type { SendingRate } from "./rate.ts";
import { parseSendRawEmail } from "./send-raw-email-request.ts";

export interface SesAccount {
  outbox: Outbox;
  publisher: EventPublisher;
  rate: SendingRate;
  quota: DailyQuota;
  now: () => Date;
}

/** Accepts one message: it is on disk, its events owed, when this returns its id. Throws SesError and keeps nothing otherwise. */
export function sendRawEmail(account: SesAccount, form: URLSearchParams): string {
  const request = parseSendRawEmail(form);
  const header = readHeader(request.raw);
  const { source, destinations } = readEnvelope(request, header);
  const now = account.now();
  if (!account.quota.allows(destinations.length, now)) throw quotaExceeded();
  if (!account.rate.take(destinations.length)) throw rateExceeded();

  const id = messageId(now);
  const message: OutboxMessage = {
    id,
    at: now.toISOString(),
    from: decodeWords(fieldValue(header, "From") ?? source),
    to: destinations,
    subject: decodeWords(fieldValue(header, "Subject") ?? ""),
    tags: request.tags,
    source,
    ...(request.configurationSet !== undefined && { configurationSet: request.configurationSet }),
  };
  account.outbox.append(
    message,
    overwriteFields(request.raw, { Date: rfc5322Date(now), "Message-ID": `<${id}@email.amazonses.com>` }),
  );
  account.quota.add(destinations.length, now);
  account.publisher.enqueue(message, Date.now());
  return id;
}

/** Shaped as SES' own: a time in hexadecimal, a UUID, a counter. */
function messageId(now: Date): string {
  return `0100${now.getTime().toString(16).padStart(12, "0")}-${randomUUID()}-000000`;
}

/** RFC 5322 §3.3 wants a numeric zone; `GMT` is its obsolete syntax. */
function rfc5322Date(date: Date): string {
  return date.toUTCString().replace("GMT", "+0000");
}
