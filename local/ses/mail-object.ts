import { decodeWords } from "./encoded-word.ts";
import { fieldValue, type HeaderField, readHeader } from "./mime-header.ts";
import type { OutboxMessage } from "./outbox.ts";

/** The `mail` object of an event: https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html#event-publishing-retrieving-sns-contents-mail-object */
export interface MailObject {
  timestamp: string;
  source: string;
  sourceArn: string;
  sendingAccountId: string;
  messageId: string;
  destination: string[];
  headersTruncated: boolean;
  headers: { name: string; value: string }[];
  commonHeaders: { from: string[]; to?: string[]; date?: string; subject?: string; messageId: string };
  tags: Record<string, string[]>;
}

const ACCOUNT = "000000000000";
const MAX_HEADERS_BYTES = 10 * 1024;

export function mailObject(message: OutboxMessage, raw: Buffer): MailObject {
  const header = readHeader(raw);
  const headers = firstTenKilobytes(header.fields);
  const domain = message.source.slice(message.source.lastIndexOf("@") + 1).replace(">", "");
  const to = fieldValue(header, "To");
  const date = fieldValue(header, "Date");
  return {
    timestamp: message.at,
    source: message.source,
    sourceArn: `arn:aws:ses:us-east-1:${ACCOUNT}:identity/${domain}`,
    sendingAccountId: ACCOUNT,
    messageId: message.id,
    destination: message.to,
    headersTruncated: headers.length < header.fields.length,
    headers: headers.map(({ name, value }) => ({ name, value })),
    commonHeaders: {
      from: [message.from],
      ...(to !== undefined && { to: [decodeWords(to)] }),
      ...(date !== undefined && { date }),
      messageId: message.id,
      subject: message.subject,
    },
    tags: {
      "ses:operation": ["SendRawEmail"],
      ...(message.configurationSet !== undefined && { "ses:configuration-set": [message.configurationSet] }),
      "ses:source-ip": ["127.0.0.1"],
      "ses:from-domain": [domain],
      "ses:caller-identity": ["local"],
      ...Object.fromEntries(Object.entries(message.tags).map(([name, value]) => [name, [value]])),
    },
  };
}

function firstTenKilobytes(fields: readonly HeaderField[]): HeaderField[] {
  let bytes = 0;
  return fields.filter(({ start, end }) => {
    bytes += end - start;
    return bytes <= MAX_HEADERS_BYTES;
  });
}
