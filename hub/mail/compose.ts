import { randomBytes } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";
import type { HubConfig } from "../config.ts";
import type { EditionText } from "../editions/compiler.ts";
import type { Topic } from "../subscribers/topics.ts";
import { type CompiledMessage, cut, type Piece } from "./compiled.ts";
import { quotedPrintable, softBreak } from "./quoted-printable.ts";

export interface Calendar {
  /** iTIP method of the object (RFC 5546); agrees with its METHOD property. */
  method: "PUBLISH";
  filename: string;
  content: string;
}

/** Lists are the topics; the welcome is a list mail of its own. */
export type List = Topic | "welcome";

export interface Composition {
  language: string;
  text: EditionText;
  /** The list this goes to; undefined for a confirmation, which is to one person and no list. */
  list?: List | undefined;
  calendar?: Calendar | undefined;
}

/** Encodes an edition in one language as MIME, once for all readers. */
export async function compose(
  hub: HubConfig,
  { language, text, list, calendar }: Composition,
): Promise<CompiledMessage> {
  // Stands for a body until the skeleton is built; no text can hold it.
  const token = (name: string) => `${name}${randomBytes(12).toString("hex")}`;
  const plain = token("text");
  const html = token("html");
  const composer = new MailComposer({
    from: { name: hub.name, address: list ? hub.from.list : hub.from.transactional },
    replyTo: hub.contact,
    subject: text.subject,
    headers: [
      { key: "Auto-Submitted", value: "auto-generated" },
      { key: "Content-Language", value: language },
      ...(list ? listHeaders(hub, list) : []),
    ],
    alternatives: [
      part("text/plain; charset=utf-8", plain),
      part("text/html; charset=utf-8", html),
      ...(calendar
        ? [
            {
              ...part(`text/calendar; method=${calendar.method}; charset=UTF-8`, calendar.content),
              contentTransferEncoding: "base64",
              filename: calendar.filename,
            },
          ]
        : []),
    ],
    newline: "windows",
  });
  const built = (await composer.compile().build()).toString("latin1");
  const end = built.indexOf("\r\n\r\n");
  const [beforeText, afterText] = halves(built.slice(end), plain);
  const [beforeHtml, afterHtml] = halves(afterText, html);
  return {
    language,
    subject: text.subject,
    pieces: merge([
      "To: ",
      { slot: "to", place: "header" },
      "\r\nDate: ",
      { slot: "date", place: "header" },
      "\r\n",
      ...(list ? unsubscribeHeaders() : []),
      sharedHeaders(built.slice(0, end)),
      beforeText,
      ...encoded(cut(text.text, "text")),
      beforeHtml,
      ...encoded(cut(text.html, "html")),
      afterHtml,
    ]),
  };
}

const part = (contentType: string, content: string) => ({
  contentType,
  content,
  contentTransferEncoding: "quoted-printable",
});

/** RFC 2919: stable per topic, with a name for people. */
const listHeaders = (hub: HubConfig, list: List) => [
  { key: "List-Id", value: `${hub.name.replace(/[^ -~]|[<>"]/g, "")} ${list} <${list}.${hub.domain}>` },
];

/** RFC 8058: always as a pair, one HTTPS URI. */
const unsubscribeHeaders = (): Piece[] => [
  "List-Unsubscribe: <",
  { slot: "unsubscribeUrl", place: "header" },
  ">\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n",
];

/** SES writes its own Message-ID and Date; To and Date are each reader's. */
const sharedHeaders = (head: string): string =>
  head
    .split(/\r\n(?![ \t])/)
    .filter((line) => !/^(To|Date|Message-ID):/i.test(line))
    .join("\r\n");

function halves(text: string, token: string): [string, string] {
  const at = text.indexOf(token);
  if (at < 0) throw new Error("The composed message lost a body.");
  return [text.slice(0, at), text.slice(at + token.length)];
}

const encoded = (pieces: Piece[]): Piece[] =>
  pieces.map((piece, i) => {
    if (typeof piece !== "string") return piece;
    const lines = quotedPrintable(piece);
    return i < pieces.length - 1 ? `${lines}${softBreak}` : lines;
  });

/** Joins neighbouring strings. */
const merge = (pieces: Piece[]): Piece[] =>
  pieces.reduce<Piece[]>((joined, piece) => {
    const last = joined.at(-1);
    if (typeof piece === "string" && typeof last === "string") joined[joined.length - 1] = last + piece;
    else joined.push(piece);
    return joined;
  }, []);
