import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { HubConfig } from "../../hub/config.ts";
import type { PublicEnv } from "./visit.ts";

/** Everything a page needs comes from here and nothing runs inline. No address is told to another site. */
export const security = (hub: HubConfig): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      scriptSrc: ["'self'"],
      imgSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: "no-referrer",
    xFrameOptions: "DENY",
    crossOriginResourcePolicy: false,
    strictTransportSecurity: hub.url.startsWith("https:") && "max-age=31536000; includeSubDomains",
    permissionsPolicy: { camera: [], geolocation: [], microphone: [] },
  });

const kept = {
  /** Its address is a person's key. */
  secret: "no-store",
  /** Asked for again each time, but sent only when it has changed. */
  fresh: "no-cache",
  lasting: "public, max-age=31536000, immutable",
} as const;

export type Keep = keyof typeof kept;

/** Says what may be kept of an answer; of errors and of answers to POST, nothing. */
export const caching: MiddlewareHandler<PublicEnv> = async (visit, next) => {
  await next();
  const { method } = visit.req;
  const lasts = (method === "GET" || method === "HEAD") && (visit.res.ok || visit.res.status === 304);
  const keep = (lasts && visit.get("keep")) || "secret";
  visit.header("Cache-Control", kept[keep]);
  if (keep === "secret") visit.header("X-Robots-Tag", "noindex");
  if (keep === "fresh") visit.header("Vary", "Accept-Language");
};
