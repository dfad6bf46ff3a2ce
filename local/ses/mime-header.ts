export interface HeaderField {
  name: string;
  /** Unfolded, not decoded. */
  value: string;
  /** Where the field stands in the message, its line break included. */
  start: number;
  end: number;
}

export interface MimeHeader {
  fields: HeaderField[];
  /** Octets up to the empty line. */
  length: number;
}

const FIELD = /^([!-9;-~]+)[ \t]*:((?:[^\r\n]|\r?\n[ \t])*)(?:\r?\n|$)/my;

/** Finds the header fields of a raw message without touching a byte of it. */
export function readHeader(raw: Buffer): MimeHeader {
  const end = headerEnd(raw);
  const text = raw.toString("latin1", 0, end);
  const fields: HeaderField[] = [];
  FIELD.lastIndex = 0;
  let start = 0;
  for (let match = FIELD.exec(text); match; match = FIELD.exec(text)) {
    const [, name = "", folded = ""] = match;
    // Octets above 127 can only be raw UTF-8 here: RFC 5322 allows none, RFC 6532 these.
    const value = Buffer.from(folded.replace(/\r?\n(?=[ \t])/g, ""), "latin1").toString("utf8");
    fields.push({ name, value: value.trim(), start, end: FIELD.lastIndex });
    start = FIELD.lastIndex;
  }
  return { fields, length: end };
}

export function fieldsNamed(header: MimeHeader, name: string): HeaderField[] {
  return header.fields.filter((field) => field.name.toLowerCase() === name.toLowerCase());
}

/** The value of a field that occurs once. */
export function fieldValue(header: MimeHeader, name: string): string | undefined {
  return fieldsNamed(header, name)[0]?.value;
}

/**
 * Puts SES' own Date and Message-ID where the message has them, or before everything else where it does not
 * (https://docs.aws.amazon.com/ses/latest/dg/header-fields.html). Every other byte stays.
 */
export function overwriteFields(raw: Buffer, values: Readonly<Record<string, string>>): Buffer {
  const header = readHeader(raw);
  const eol = raw.subarray(0, header.length).includes("\r\n") ? "\r\n" : "\n";
  const pieces: Buffer[] = [];
  const found = new Set<string>();
  let copied = 0;
  for (const field of header.fields) {
    const name = Object.keys(values).find((key) => key.toLowerCase() === field.name.toLowerCase());
    if (!name) continue;
    pieces.push(raw.subarray(copied, field.start));
    if (!found.has(name)) pieces.push(Buffer.from(`${name}: ${values[name]}${eol}`));
    found.add(name);
    copied = field.end;
  }
  pieces.push(raw.subarray(copied));
  const missing = Object.keys(values).filter((name) => !found.has(name));
  return Buffer.concat([...missing.map((name) => Buffer.from(`${name}: ${values[name]}${eol}`)), ...pieces]);
}

/** Behind the line break of the last field. */
function headerEnd(raw: Buffer): number {
  const crlf = raw.indexOf("\r\n\r\n");
  const lf = raw.indexOf("\n\n");
  if (crlf === -1 && lf === -1) return raw.length;
  if (lf === -1 || (crlf !== -1 && crlf < lf)) return crlf + 2;
  return lf + 1;
}
