const tag = /<(\/?)([a-z][a-z0-9]*)((?:[^>"]|"[^"]*")*?)(\/?)>|([^<]+)/g;
const leaves = new Set(["meta", "br", "hr", "wbr", "img"]);

interface Colours {
  text: string;
  ground: string;
}

/** Which colour the texts of a page stand in, and on which ground: by class, inherited as in a browser. */
export function textsOn(html: string): Colours[] {
  const body = html.slice(html.indexOf("<body")).replace(/<!--[\s\S]*?-->/g, "");
  const open: Colours[] = [];
  const found: Colours[] = [];
  for (const [, closing, name = "", attributes = "", selfClosed, words] of body.matchAll(tag)) {
    const around = open.at(-1) ?? { text: "", ground: "" };
    if (words !== undefined) {
      if (words.trim() !== "" && around.text !== "hidden") found.push(around);
    } else if (closing) {
      open.pop();
    } else if (!selfClosed && !leaves.has(name)) {
      const hidden = attributes.includes("display:none") || around.text === "hidden";
      const named = (prefix: string) => new RegExp(`class="(?:[^"]* )?${prefix}-(\\w+)`).exec(attributes)?.[1];
      open.push({ text: hidden ? "hidden" : (named("t") ?? around.text), ground: named("g") ?? around.ground });
    }
  }
  return found;
}
