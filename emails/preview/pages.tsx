import type { Child } from "hono/jsx";
import { type Language, languages } from "../../hub/config.ts";
import { samples } from "./samples.ts";

const css = `
body{margin:0;font:15px/1.5 system-ui,sans-serif;color:#1b2430;background:#f7f5f0}
header{background:#0b2e4f;color:#fff;padding:14px 24px;border-bottom:4px solid #0f766e}
header a{color:#fff}
main{padding:20px 24px}
h1{font:700 20px/1.3 Georgia,serif;margin:0 0 14px}
a{color:#0f766e}
.edition{margin-left:1em}
.panes{display:flex;flex-wrap:wrap;gap:20px;align-items:flex-start}
iframe{border:1px solid #e2dccf;background:#fff;height:82vh;resize:both}
.mail{width:700px}.phone{width:390px}
pre{margin:0;padding:18px;background:#fff;border:1px solid #e2dccf;white-space:pre-wrap;overflow-wrap:anywhere;width:80ch;box-sizing:border-box}
`;

function Page({ title, children }: { title: string; children?: Child }) {
  return (
    <html lang="en">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style>{css}</style>
      </head>
      <body>
        <header>
          <a href="/">All editions</a>
        </header>
        <main>
          <h1>{title}</h1>
          {children}
        </main>
      </body>
    </html>
  );
}

export function List() {
  return (
    <Page title="Editions">
      <ul>
        {Object.keys(samples).map((name) => (
          <li key={name}>
            {name}
            {languages.map((language) => (
              <a key={language} class="edition" href={`/${name}/${language}`}>
                {`${name} in ${language}`}
              </a>
            ))}
          </li>
        ))}
      </ul>
    </Page>
  );
}

interface EditionProps {
  name: string;
  language: Language;
  subject: string;
  text: string;
}

/** The page as a mail program and as a phone show it, and the text part. */
export function Edition({ name, language, subject, text }: EditionProps) {
  const html = `/${name}/${language}/html`;
  return (
    <Page title={subject}>
      <div class="panes">
        <iframe class="mail" src={html} title="The page, as wide as in a mail program" />
        <iframe class="phone" src={html} title="The page, as wide as on a phone" />
        <pre>{text}</pre>
      </div>
    </Page>
  );
}
