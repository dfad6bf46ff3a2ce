/** The ways to get a message to SES that are held against each other. */
export const ways = ["bare", "bare in waves", "rendered", "without SES", "spliced"] as const;
export type Way = (typeof ways)[number];
