import type { MiddlewareHandler } from "hono";
import { etag } from "hono/etag";
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

/** Says what may be kept, and answers If-None-Match. */
export function caching(): MiddlewareHandler<PublicEnv> {
  const tag = etag();
  return async (visit, next) => {
    let keep: Keep = "secret";
    const answered = async () => {
      await next();
      const open = visit.req.method === "GET" || visit.req.method === "HEAD";
      if (open && visit.res.ok) keep = visit.get("keep") ?? "secret";
      visit.res.headers.set("Cache-Control", kept[keep]);
      if (keep === "secret") visit.res.headers.set("X-Robots-Tag", "noindex");
      if (keep === "fresh") visit.res.headers.append("Vary", "Accept-Language");
    };
    await tag(visit, answered);
  };
}
