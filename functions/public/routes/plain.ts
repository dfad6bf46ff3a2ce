import { enhancements, stylesheet } from "../assets/index.ts";
import { favicon as icon } from "../assets/mark.ts";
import type { Route } from "../visit.ts";

export const health: Route = { path: "/healthz", get: (visit) => visit.json({ status: "ok" }) };

/** What is addressed to one person is for no search engine. */
const rules = `User-agent: *
Disallow: /confirm/
Disallow: /preferences/
Disallow: /unsubscribe/
`;
export const robots: Route = {
  path: "/robots.txt",
  get: (visit) => visit.body(rules, 200, { "Content-Type": "text/plain; charset=utf-8" }),
};

export const favicon: Route = {
  path: "/favicon.svg",
  get: (visit) => visit.body(icon, 200, { "Content-Type": "image/svg+xml" }),
};

export const assets: Route[] = [stylesheet, enhancements].map(({ path, type, content }) => ({
  path,
  lasting: true,
  get: (visit) => visit.body(content, 200, { "Content-Type": type }),
}));
