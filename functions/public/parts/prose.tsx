import { raw } from "hono/html";
import { markdownToHtml } from "../../../hub/editions/markdown.ts";

/** What staff wrote, as safe HTML (hub/editions/markdown.ts escapes all of it). */
export const Prose = ({ markdown, lang }: { markdown: string; lang?: string | undefined }) => (
  <div class="prose" lang={lang} dir="auto">
    {raw(markdownToHtml(markdown))}
  </div>
);
