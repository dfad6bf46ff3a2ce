import { Temporal } from "temporal-polyfill";
import * as z from "zod";

/** The zone's name as the IANA database spells it, whatever the case it was given in; undefined when there is none. */
function spelled(name: string): string | undefined {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(name)) return undefined;
  try {
    return Temporal.Now.instant().toZonedDateTimeISO(name).timeZoneId;
  } catch {
    return undefined;
  }
}

/** True for a zone that this runtime knows; offsets such as `+01:00` are refused. */
export const isZone = (name: string): boolean => spelled(name) !== undefined;

export const zone = z
  .string({ error: "Name a time zone, such as Europe/Brussels." })
  .max(64)
  .refine(isZone, { error: "This is not a time zone that we know; use a name such as Europe/Brussels." })
  .overwrite((name) => spelled(name) ?? name);
