import { simpleParser } from "mailparser";

export interface Attachment {
  /** Its place in the message, from 0. */
  index: number;
  name: string;
  type: string;
  content: Buffer;
}

/** What a mail client would show of a message. */
export interface ParsedMessage {
  html: string | undefined;
  text: string | undefined;
  attachments: Attachment[];
}

/** The message's own parts and no others: no text made from the HTML, no HTML made from the text. */
export async function parseMessage(raw: Buffer): Promise<ParsedMessage> {
  const mail = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true, skipTextLinks: true });
  return {
    html: mail.html === false ? undefined : mail.html,
    text: mail.text,
    attachments: mail.attachments.map(({ filename, contentType, content }, index) => ({
      index,
      name: filename ?? (contentType === "text/calendar" ? "invite.ics" : `part-${index + 1}`),
      type: contentType,
      content,
    })),
  };
}
