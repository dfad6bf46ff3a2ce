/** What somebody types into the fields of a page, by their names; what a page has filled in itself stays. */
export type Typed = Record<string, string>;

const mostPages = 20;

/**
 * Goes from page to page as a browser does that somebody signs in with: follows redirections, keeps cookies, fills in
 * forms and sends them. The answer is of the first page that asks for nothing. `stopAt` is where not to go any more: the
 * address is the answer's then, and nobody was asked for it.
 */
export async function signInOnPages(address: string, typed: Typed, stopAt = ""): Promise<{ url: URL; text: string }> {
  const cookies = new Map<string, string>();
  let url = new URL(address);
  let body: URLSearchParams | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    if (stopAt !== "" && url.href.startsWith(stopAt)) return { url, text: "" };
    const answer = await fetch(url, {
      method: body ? "POST" : "GET",
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(body ? { body } : {}),
    });
    body = undefined;
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const text = await answer.text();
    const location = answer.headers.get("location");
    const form = formIn(text);
    if (location) url = new URL(location, url);
    else if (form) {
      url = new URL(form.action, url);
      body = new URLSearchParams(form.fields.map(([name, value]) => [name, value || (typed[name] ?? "")]));
    } else return { url, text };
  }
  throw new Error(`Signing in at ${address} does not come to an end.`);
}

function formIn(html: string): { action: string; fields: [name: string, value: string][] } | undefined {
  const [, action, content = ""] = /<form[^>]* action="([^"]+)"[^>]*>([\s\S]*?)<\/form>/.exec(html) ?? [];
  if (action === undefined) return undefined;
  const fields = [...content.matchAll(/<input[^>]*>/g)].map(([input]): [string, string] => {
    const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(input)?.[1] ?? "";
    return [attribute("name"), unescaped(attribute("value"))];
  });
  return { action: unescaped(action), fields };
}

const entities: Record<string, string> = {
  "&amp;": "&",
  "&quot;": '"',
  "&#x27;": "'",
  "&#39;": "'",
  "&lt;": "<",
  "&gt;": ">",
};
const unescaped = (text: string): string => text.replaceAll(/&[#\w]+;/g, (entity) => entities[entity] ?? entity);
