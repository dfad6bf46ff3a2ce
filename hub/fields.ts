import type { z } from "zod";
import { DomainError, type FieldError } from "./errors.ts";

type Issue = z.core.$ZodIssue;

/** What zod found, by field. `whole` names what was parsed, for what is wrong with all of it. */
export function fieldErrors(error: z.ZodError, whole: string): FieldError[] {
  return error.issues.flatMap((issue) => {
    const field = (key?: string) => [...issue.path, ...(key === undefined ? [] : [key])].map(String).join(".");
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({ field: field(key), message: "There is no such field here." }));
    }
    return [{ field: field() || whole, message: sentence(issue) }];
  });
}

function sentence(issue: Issue): string {
  if (issue.code === "invalid_type" && issue.message.endsWith("received undefined")) return "This field is needed.";
  if (issue.code === "invalid_key") return issue.issues[0]?.message ?? issue.message;
  return issue.message;
}

/** @throws DomainError `invalid` with every field that is wrong */
export function parseWith<T>(schema: z.ZodType<T>, value: unknown, whole = "body"): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new DomainError(
    "invalid",
    "Some fields need attention; nothing was changed.",
    fieldErrors(parsed.error, whole),
  );
}
