/** What is wrong in one place of what was written, and where that is. */
export interface Complaint {
  /** `line 12`, when it is known. */
  place?: string;
  field: string;
  message: string;
}

/** An error whose message is all that a person needs: what is wrong, what to do, and where. */
export class CliError extends Error {
  override readonly name = "CliError";
  constructor(
    message: string,
    readonly complaints: Complaint[] = [],
    /** Of the hub's answer, where it was one. */
    readonly status?: number,
  ) {
    super(message);
  }
}
