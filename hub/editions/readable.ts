import type { CompilingContext } from "../context.ts";
import { DomainError, type FieldError } from "../errors.ts";
import { quotedPrintable } from "../mail/quoted-printable.ts";
import type { EditionSubject } from "./edition.ts";
import { spokenIn } from "./languages.ts";

/** Gmail clips a message at about 102 KB of HTML: the unsubscribe link would be behind the cut. */
const longestHtml = 90_000;
/** A compiled message is one item of the table, 400 KB at most, with a calendar beside it. */
const longestEncoded = 300_000;

/** @throws DomainError `invalid` for texts that no mail can carry whole; said when they are written, not when they leave */
export async function assertReadable(context: CompilingContext, subject: EditionSubject): Promise<void> {
  const errors: FieldError[] = [];
  for (const language of spokenIn(subject)) {
    const { html, text } = await context.compiler.render(context.hub, subject, language);
    const bytes = Buffer.byteLength(html);
    const encoded = quotedPrintable(html).length + quotedPrintable(text).length;
    if (bytes <= longestHtml && encoded <= longestEncoded) continue;
    const percent = Math.ceil(100 * Math.max(bytes / longestHtml, encoded / longestEncoded)) - 100;
    const message = `The mail would be ${percent} % longer than mail programs show; shorten this text.`;
    errors.push({ field: `texts.${language}`, message });
  }
  if (errors.length > 0) throw new DomainError("invalid", "The texts are too long for a mail.", errors);
}
