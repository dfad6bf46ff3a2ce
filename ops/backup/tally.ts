import { createHash } from "node:crypto";
import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { RawItem } from "../../adapters/dynamodb/items.ts";

/** How many items, and a sum over them that does not depend on their order, nor on that inside of sets. */
export interface Tally {
  items: number;
  checksum: string;
}

const modulus = 2n ** 128n;

/** Counts items as they pass: a table and its export are the same when their tallies are. */
export function createTally() {
  let items = 0;
  let sum = 0n;
  return {
    add(item: RawItem): void {
      items += 1;
      const digest = createHash("sha256")
        .update(JSON.stringify(ordered({ M: item })))
        .digest("hex");
      sum = (sum + BigInt(`0x${digest.slice(0, 32)}`)) % modulus;
    },
    result: (): Tally => ({ items, checksum: sum.toString(16).padStart(32, "0") }),
  };
}

export const sameTally = (a: Tally, b: Tally): boolean => a.items === b.items && a.checksum === b.checksum;

function ordered(value: AttributeValue): unknown {
  if (value.B) return { B: Buffer.from(value.B).toString("base64") };
  if (value.SS) return { SS: [...value.SS].sort() };
  if (value.NS) return { NS: [...value.NS].sort() };
  if (value.BS) return { BS: value.BS.map((one) => Buffer.from(one).toString("base64")).sort() };
  if (value.L) return { L: value.L.map(ordered) };
  if (value.M) {
    const { M } = value;
    return {
      M: Object.keys(M)
        .sort()
        .map((name) => [name, ordered(M[name] ?? { NULL: true })]),
    };
  }
  return value;
}
