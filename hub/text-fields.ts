import * as z from "zod";

/** No control characters (line breaks and tabs apart), no half characters, none of the private-use signs that mark slots. */
export const prose = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .refine((text) => !/[\p{Cc}\p{Cs}\uE000\uE001]/u.test(text.replace(/[\r\n\t]/g, "")), {
      error: "This text holds control characters.",
    });

export const line = (longest: number) =>
  prose(longest).refine((text) => !/[\r\n\t]/.test(text), { error: "This must be one line of text." });

export const https = z
  .url({ protocol: /^https$/, error: "This must be a link that begins with https://." })
  .max(1000)
  .refine((url) => !/[\s"<>]/.test(url), { error: "This link holds spaces, quotes or angle brackets; encode them." });

export const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "Write an hour, such as 09:30." });

export const day = z.iso.date({ error: "Write a date, such as 2027-05-12." });

export const slug = z
  .string()
  .max(40)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
    error: "A slug has lower-case letters, digits and single hyphens, such as dih-5.",
  });
