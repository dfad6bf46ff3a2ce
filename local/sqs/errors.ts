/** An answer other than success, in the terms of the SQS JSON protocol. */
export class SqsError extends Error {
  /** The shape's name. */
  readonly type: string;
  /** The older name of the same error, which awsQueryCompatible clients read from a header. */
  readonly queryCode: string;

  constructor(type: string, message: string, queryCode = type) {
    super(message);
    this.type = type;
    this.queryCode = queryCode;
  }
}

export const queueDoesNotExist = (): SqsError =>
  new SqsError("QueueDoesNotExist", "The specified queue does not exist.", "AWS.SimpleQueueService.NonExistentQueue");

export const invalidParameter = (message: string): SqsError => new SqsError("InvalidParameterValue", message);
