import { parseAccept } from "hono/utils/accept";
import { type HubConfig, type Language, language, languages } from "../../hub/config.ts";
import type { Visit } from "./visit.ts";
import { type Words, words } from "./words/index.ts";

/** What every part of a page needs to know: whose pages these are, and in which language. */
export interface Site {
  hub: HubConfig;
  language: Language;
  words: Words;
  /** The present page in another language. */
  here(language: Language): string;
  /** A path of ours that keeps the language, where the browser would not ask for it by itself. */
  link(path: string): string;
  /** A path of ours for a program that asks for no language: names it, unless it is the hub's own. */
  outward(path: string): string;
}

/**
 * `path` is the page that the language switch leads to: this address, unless it answers POST only.
 * The language is what `?lang=` asks for, else what the reader chose (`theirs`), else what the browser asks for.
 */
export function siteOf(visit: Visit, theirs?: Language, path = new URL(visit.req.url).pathname): Site {
  const { hub } = visit.get("context");
  const byDefault = asked(visit.req.header("accept-language"), hub.language);
  const chosen = language.safeParse(visit.req.query("lang"));
  const spoken = chosen.success ? chosen.data : (theirs ?? byDefault);
  return {
    hub,
    language: spoken,
    words: words[spoken],
    here: (other) => `${path}?lang=${other}`,
    outward: (to) => (spoken === hub.language ? to : `${to}?lang=${spoken}`),
    link: (to) => (spoken === byDefault ? to : `${to}${to.includes("?") ? "&" : "?"}lang=${spoken}`),
  };
}

/** The best of our languages for an Accept-Language header: `fr-CA;q=0.9` is French. */
function asked(header: string | undefined, fallback: Language): Language {
  const wanted = parseAccept(header ?? "")
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q)
    .map(({ type }) => type.toLowerCase().split("-")[0]);
  for (const tag of wanted) {
    const known = languages.find((ours) => ours === tag);
    if (known) return known;
  }
  return fallback;
}
