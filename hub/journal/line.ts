import { createHash } from "node:crypto";
import { canonical } from "../canonical.ts";
import type { MeetingInput } from "../meetings/input.ts";

/** The log lines of the journal have this message, and an entry as their data. */
export const journalMessage = "Journal";

/** A short digest of what staff wrote of a meeting. */
export const inputMark = (input: MeetingInput): string =>
  createHash("sha256").update(canonical(input)).digest("base64url").slice(0, 22);
