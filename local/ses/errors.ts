/** An answer other than success, in the terms of SES v1 (https://docs.aws.amazon.com/ses/latest/APIReference/CommonErrors.html). */
export class SesError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

export const invalidParameter = (message: string): SesError => new SesError("InvalidParameterValue", message);

/** Both limits are told apart by their sentence alone (https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html). */
export const rateExceeded = (): SesError => new SesError("Throttling", "Maximum sending rate exceeded.");
export const quotaExceeded = (): SesError => new SesError("Throttling", "Daily message quota exceeded.");
