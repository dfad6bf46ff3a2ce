import * as z from "zod";

/** What one can subscribe to. */
export const topics = ["announcements", "reminders", "recaps", "news"] as const;
export const topic = z.enum(topics);
export type Topic = z.infer<typeof topic>;
