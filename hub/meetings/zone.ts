import { Temporal } from "temporal-polyfill";
import * as z from "zod";

/** True for a name of the IANA time zone database that this runtime knows; offsets such as `+01:00` are refused. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(name)) return false;
  try {
    Temporal.Now.instant().toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

export const zone = z
  .string({ error: "Name a time zone, such as Europe/Brussels." })
  .max(64)
  .refine(isZone, { error: "This is not a time zone that we know; use a name such as Europe/Brussels." });
