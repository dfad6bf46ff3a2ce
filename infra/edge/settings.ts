import { z } from "zod";

/** ARN of an ACM certificate for the host of `hub.url`. */
const certificate = z
  .string()
  .regex(/^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[a-z0-9-]+$/, "is not the ARN of an ACM certificate");

/** How the hub gets its own name. */
export const edge = z.discriminatedUnion(
  "through",
  [
    /** The HTTP API itself answers by the name. It costs nothing. */
    z.strictObject({
      through: z.literal("api-gateway"),
      /** In the hub's region. */
      certificate,
    }),
    /** CloudFront answers, near the reader, and keeps what may be kept. The API answers to nobody else then. */
    z.strictObject({
      through: z.literal("cloudfront"),
      /** In us-east-1. */
      certificate,
      /** AWS WAF before it: seven dollars a month, and $0.60 a million requests. */
      firewall: z
        .strictObject({
          /** What one network address may ask for in five minutes. An office may share one. */
          requestsInFiveMinutes: z.number().int().min(10),
        })
        .optional(),
    }),
  ],
  { error: "is through api-gateway or through cloudfront" },
);
export type Edge = z.output<typeof edge>;
