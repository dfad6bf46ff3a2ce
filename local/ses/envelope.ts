import addressparser from "nodemailer/lib/addressparser";
import { invalidParameter } from "./errors.ts";
import { fieldsNamed, fieldValue, type MimeHeader } from "./mime-header.ts";
import type { SendRawEmailRequest } from "./send-raw-email-request.ts";

export interface Envelope {
  /** As given, a display name included: this is what events repeat. */
  source: string;
  /** Bare addresses. */
  destinations: string[];
}

const MAX_RECIPIENTS = 50;
const ONCE_ONLY = ["From", "To", "Cc", "Subject", "Reply-To"];

/**
 * Who a message goes from and to: the call's word, else the message's headers. Throws what SES throws for headers and
 * addresses that it does not take.
 */
export function readEnvelope(request: SendRawEmailRequest, header: MimeHeader): Envelope {
  const from = fieldValue(header, "From");
  if (!from) throw invalidParameter("Missing required header 'From'.");
  for (const name of ONCE_ONLY) {
    if (fieldsNamed(header, name).length > 1) throw invalidParameter(`Duplicate header '${name}'.`);
  }
  const destinations =
    request.destinations.length > 0
      ? request.destinations.flatMap(addresses)
      : ["To", "Cc", "Bcc"].flatMap((name) => addresses(fieldValue(header, name) ?? ""));
  if (destinations.length === 0) throw invalidParameter("Missing required header 'To'.");
  if (destinations.length > MAX_RECIPIENTS) throw invalidParameter(`Recipient count exceeds ${MAX_RECIPIENTS}.`);
  const source = request.source ?? from;
  for (const address of [...addresses(source), ...destinations]) checkAddress(address);
  return { source, destinations };
}

export function addresses(list: string): string[] {
  return addressparser(list, { flatten: true }).map(({ address }) => address);
}

/** SES speaks no SMTPUTF8: an ASCII local part and a punycode domain (https://docs.aws.amazon.com/ses/latest/APIReference/API_SendRawEmail.html). */
function checkAddress(address: string): void {
  const at = address.lastIndexOf("@");
  if (at < 1 || at === address.length - 1) throw invalidParameter("Missing final '@domain'");
  const local = address.slice(0, at);
  const domain = address.slice(at + 1);
  if (/[^!-~]/.test(local)) {
    throw invalidParameter("Local address contains control, whitespace or non-ASCII characters");
  }
  if (!/^[A-Za-z0-9.-]+$/.test(domain)) throw invalidParameter("Domain contains illegal character");
}
