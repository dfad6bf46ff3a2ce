import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { RawItem } from "../../adapters/dynamodb/items.ts";

/**
 * An item as a line of a table's export to S3, `{"Item":{"pk":{"S":"…"}}}`
 * (DynamoDB Developer Guide, "DynamoDB table export output format"): bytes in base64, numbers as text.
 */
export const toLine = (item: RawItem): string => JSON.stringify({ Item: mapped(item, encoded) });

/** @throws Error for a line that no export of a table holds */
export function fromLine(line: string): RawItem {
  const parsed: unknown = JSON.parse(line);
  if (!isRecord(parsed) || !isRecord(parsed.Item)) throw new Error('It is not of the form {"Item":{…}}.');
  return mapped(parsed.Item, decoded);
}

const mapped = <From, To>(fields: Record<string, From>, change: (value: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, change(value)]));

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

function encoded(value: AttributeValue): unknown {
  if (value.B) return { B: base64(value.B) };
  if (value.BS) return { BS: value.BS.map(base64) };
  if (value.M) return { M: mapped(value.M, encoded) };
  if (value.L) return { L: value.L.map(encoded) };
  return value;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === "string";
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);

function decoded(value: unknown): AttributeValue {
  const [type, held] = isRecord(value) ? (Object.entries(value)[0] ?? []) : [];
  if (type === "S" && isText(held)) return { S: held };
  if (type === "N" && isText(held)) return { N: held };
  if (type === "B" && isText(held)) return { B: Buffer.from(held, "base64") };
  if (type === "BOOL" && typeof held === "boolean") return { BOOL: held };
  if (type === "NULL") return { NULL: true };
  if (type === "SS" && isTexts(held)) return { SS: held };
  if (type === "NS" && isTexts(held)) return { NS: held };
  if (type === "BS" && isTexts(held)) return { BS: held.map((one) => Buffer.from(one, "base64")) };
  if (type === "M" && isRecord(held)) return { M: mapped(held, decoded) };
  if (type === "L" && Array.isArray(held)) return { L: held.map(decoded) };
  throw new Error(`${String(type)} is no type of DynamoDB's, or does not hold what it says.`);
}
