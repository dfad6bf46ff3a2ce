import { encode, wrap } from "nodemailer/lib/qp";

/** RFC 2045 §6.7 allows 76 characters a line; one is left for the soft break that joins segments. */
const longestLine = 75;

/** Text as quoted-printable lines, CRLF, each at most 75 long, so that `softBreak` may follow anywhere. */
export const quotedPrintable = (text: string): string =>
  wrap(encode(Buffer.from(text.replace(/\r\n?|\n/g, "\r\n"))), longestLine);

/** Ends a physical line without ending the text: what stands before and after it can be encoded apart. */
export const softBreak = "=\r\n";
