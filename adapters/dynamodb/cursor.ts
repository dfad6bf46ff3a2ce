import * as z from "zod";
import { invalid } from "../../hub/errors.ts";

/** Where a listing goes on, for the caller to hand back; opaque. */
export const encodeCursor = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString("base64url");

/** A sort key in a cursor. DynamoDB refuses an empty one and one over 1 KB; ours are far shorter. */
export const sortKey = z.string().min(1).max(200);

/** @throws DomainError `invalid` on field `next` for anything that we did not hand out */
export function decodeCursor<T>(cursor: string | undefined, shape: z.ZodType<T>): T | undefined {
  if (cursor === undefined) return undefined;
  const place = shape.safeParse(parsed(cursor));
  if (!place.success) throw invalid("next", "Give back `next` as it was in the last answer, or leave it out.");
  return place.data;
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    return undefined;
  }
}
