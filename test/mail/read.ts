import { domainToASCII } from "node:url";
import { simpleParser } from "mailparser";
import PostalMime from "postal-mime";

/** A message as somebody else's software reads it. */
export interface ReadMail {
  subject: string;
  from: Mailbox;
  to: Mailbox[];
  text: string;
  html: string;
  calendar: string | undefined;
}

export interface Mailbox {
  name: string;
  address: string;
}

/** What a part holds, byte for byte. */
export const textOf = (content: string | ArrayBuffer | Uint8Array): string =>
  typeof content === "string" ? content : Buffer.from(new Uint8Array(content)).toString();

/** Some parsers show a domain in its own letters. */
const ascii = (address = ""): string => address.replace(/(?<=@).*$/, domainToASCII);

const oneKindOfLine = (text: string) => text.replace(/\r\n/g, "\n").trimEnd();

async function byMailparser(raw: Buffer): Promise<ReadMail> {
  const mail = await simpleParser(raw, {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    skipTextLinks: true,
  });
  const mailboxes = [mail.to ?? []].flat().flatMap(({ value }) => value);
  const [from] = mail.from?.value ?? [];
  return {
    subject: mail.subject ?? "",
    from: { name: from?.name ?? "", address: ascii(from?.address) },
    to: mailboxes.map(({ name, address }) => ({ name, address: ascii(address) })),
    text: oneKindOfLine(mail.text ?? ""),
    html: oneKindOfLine(mail.html || ""),
    calendar: mail.attachments.find(({ contentType }) => contentType === "text/calendar")?.content.toString(),
  };
}

async function byPostalMime(raw: Buffer): Promise<ReadMail> {
  const mail = await PostalMime.parse(raw);
  const calendar = mail.attachments.find(({ mimeType }) => mimeType === "text/calendar")?.content;
  return {
    subject: mail.subject ?? "",
    from: { name: mail.from?.name ?? "", address: ascii(mail.from?.address) },
    to: (mail.to ?? []).map(({ name, address }) => ({ name: name ?? "", address: ascii(address) })),
    text: oneKindOfLine(mail.text ?? ""),
    html: oneKindOfLine(mail.html ?? ""),
    calendar: calendar === undefined ? undefined : textOf(calendar),
  };
}

/** Two parsers that share no code. */
export const parsers = { mailparser: byMailparser, "postal-mime": byPostalMime };

/** The headers as they stand, unfolded; names in lower case. */
export function headersOf(raw: Buffer): [string, string][] {
  const text = raw.toString("latin1");
  return text
    .slice(0, text.indexOf("\r\n\r\n"))
    .replace(/\r\n(?=[ \t])/g, "")
    .split("\r\n")
    .map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    });
}

export const headersNamed = (raw: Buffer, name: string): string[] =>
  headersOf(raw).flatMap(([key, value]) => (key === name ? [value] : []));
