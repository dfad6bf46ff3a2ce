/** Why something was refused; each code is answered by one HTTP status (functions/problem.ts). */
export type ErrorCode = "invalid" | "not_found" | "conflict" | "gone" | "forged" | "forbidden" | "too_large";

export interface FieldError {
  /** Dotted path of the field, such as `texts.en.agenda.0.start`. */
  field: string;
  message: string;
}

/** A refusal that carries a sentence for a person and the fields to act on. */
export class DomainError extends Error {
  override readonly name = "DomainError";
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly fields: FieldError[] = [],
  ) {
    super(message);
  }
}

/** Someone else changed the item between our read and our write; read again and retry. */
export class WriteConflict extends Error {
  override readonly name = "WriteConflict";
}

export const invalid = (field: string, message: string) => new DomainError("invalid", message, [{ field, message }]);
export const notFound = (what: string) => new DomainError("not_found", `There is no ${what}.`);
