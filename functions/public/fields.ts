import type { z } from "zod";
import { DomainError, type FieldError } from "../../hub/errors.ts";
import type { Fields } from "./read-fields.ts";

/** @throws DomainError `invalid` with one entry per field that is wrong, the first thing that is wrong with it */
export function parseFields<T>(schema: z.ZodType<T>, fields: Fields): T {
  const parsed = schema.safeParse(fields);
  if (parsed.success) return parsed.data;
  const errors = new Map<string, FieldError>();
  for (const { path, message } of parsed.error.issues) {
    const field = String(path[0] ?? "");
    if (!errors.has(field)) errors.set(field, { field, message });
  }
  throw new DomainError("invalid", "Some fields need your attention.", [...errors.values()]);
}
