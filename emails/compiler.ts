import type { Compiler } from "../hub/editions/compiler.ts";
import { render } from "./components.ts";
import { draft } from "./edition.tsx";
import { outlook } from "./look.ts";
import { version } from "./version.ts";

/** React's marks for hydration, such as `<!--$-->`: no mail is ever hydrated. Conditional comments for Outlook stay. */
const reactMarks = /<!--(?!\[if )[^>]*-->/g;

/** Renders the templates of this folder: once per edition and language, never per reader. */
export const compiler: Compiler = {
  version,
  async render(hub, subject, language) {
    const { page, ...rest } = draft(hub, subject, language);
    const html = (await render(page)).replace(reactMarks, "").replace("</head>", `${outlook}</head>`);
    return { ...rest, html };
  },
};
