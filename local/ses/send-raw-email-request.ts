import { invalidParameter, SesError } from "./errors.ts";

/** What a SendRawEmail call says (https://docs.aws.amazon.com/ses/latest/APIReference/API_SendRawEmail.html). */
export interface SendRawEmailRequest {
  source: string | undefined;
  destinations: string[];
  raw: Buffer;
  configurationSet: string | undefined;
  tags: Record<string, string>;
}

const MAX_MESSAGE_BYTES = 10 * 1024 * 1024;
const MAX_TAG_LENGTH = 256;
const TAG_CHARACTERS = /^[A-Za-z0-9_-]+$/;
/** SES's own, for the Feedback-ID header: the only names with a colon. */
const FEEDBACK_ID = /^ses:feedback-id-[ab]$/;

/** Reads the form fields of the call; `10 MB` and the tags' characters are checked here, the addresses later. */
export function parseSendRawEmail(form: URLSearchParams): SendRawEmailRequest {
  const data = form.get("RawMessage.Data");
  if (!data) throw new SesError("ValidationError", "Value at 'rawMessage.data' failed to satisfy constraint: not null");
  const raw = Buffer.from(data, "base64");
  if (raw.length > MAX_MESSAGE_BYTES) {
    throw invalidParameter(`Message length is more than ${MAX_MESSAGE_BYTES} bytes long: '${raw.length}'.`);
  }
  return {
    source: form.get("Source") ?? undefined,
    destinations: members(form, (n) => `Destinations.member.${n}`),
    raw,
    configurationSet: form.get("ConfigurationSetName") ?? undefined,
    tags: parseTags(form),
  };
}

function parseTags(form: URLSearchParams): Record<string, string> {
  const names = members(form, (n) => `Tags.member.${n}.Name`);
  const values = members(form, (n) => `Tags.member.${n}.Value`);
  if (names.length !== values.length) throw invalidParameter("Every message tag needs a name and a value.");
  for (const text of [...names, ...values]) {
    if (text.length > MAX_TAG_LENGTH) throw invalidParameter(`Tag is longer than ${MAX_TAG_LENGTH} characters.`);
    if (!TAG_CHARACTERS.test(text) && !FEEDBACK_ID.test(text)) {
      throw invalidParameter(`Invalid tag <${text}>: only alphanumeric ASCII characters, '_' and '-' are allowed.`);
    }
  }
  if (new Set(names).size !== names.length) throw invalidParameter("Duplicate message tag name.");
  return Object.fromEntries(names.map((name, i) => [name, values[i] ?? ""]));
}

/** A list in the AWS Query protocol: members are numbered from 1. */
function members(form: URLSearchParams, key: (n: number) => string): string[] {
  const found: string[] = [];
  for (let n = 1; ; n += 1) {
    const value = form.get(key(n));
    if (value === null) return found;
    found.push(value);
  }
}
