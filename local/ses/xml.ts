import type { SesError } from "./errors.ts";

const NAMESPACE = "http://ses.amazonaws.com/doc/2010-12-01/";
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

const escapeXml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/** The envelope of a successful answer in the AWS Query protocol. */
export function resultXml(action: string, result: Record<string, string | number>, requestId: string): string {
  const members = Object.entries(result).map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`);
  return `<${action}Response xmlns="${NAMESPACE}"><${action}Result>${members.join("")}</${action}Result><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${action}Response>`;
}

export function errorXml(error: SesError, requestId: string): string {
  const type = error.status < 500 ? "Sender" : "Receiver";
  return `<ErrorResponse xmlns="${NAMESPACE}"><Error><Type>${type}</Type><Code>${error.code}</Code><Message>${escapeXml(error.message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
}
