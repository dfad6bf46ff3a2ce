/** Seconds that work may wait in each queue before a person should look: by an alarm, and by doctor. */
export const longestWaits = {
  plan: 3_600,
  // A million messages at fifty a second are in line for six hours, and nothing is wrong.
  bulk: 6 * 3_600,
  // What waits for evidence, or for a quota, is put off by a quarter of an hour at a time.
  express: 1_800,
  feedback: 900,
};
export type QueueName = keyof typeof longestWaits;
export const queueNames: QueueName[] = ["plan", "bulk", "express", "feedback"];
