import type { Child } from "hono/jsx";
import { enhancements, stylesheet } from "../assets/index.ts";
import type { Site } from "../site.ts";
import { Footer } from "./footer.tsx";
import { Masthead } from "./masthead.tsx";

export interface PageProps {
  site: Site;
  title: string;
  /** The navigation's entry that this page is. */
  current?: "meetings";
  description?: string;
  children?: Child;
}

export const Page = ({ site, title, current, description, children }: PageProps) => (
  <html lang={site.language} dir="ltr">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title === site.hub.name ? title : `${title} · ${site.hub.name}`}</title>
      {description && <meta name="description" content={description} />}
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content="#0b2e4f" />
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      <link
        rel="alternate"
        type="application/atom+xml"
        href={site.outward("/feed.xml")}
        title={site.words.feed.title(site.hub.name)}
      />
      <link rel="stylesheet" href={stylesheet.path} />
      <script src={enhancements.path} defer />
    </head>
    <body>
      <a class="skip" href="#content">
        {site.words.site.skip}
      </a>
      <Masthead site={site} current={current} />
      <main id="content">{children}</main>
      <Footer site={site} />
    </body>
  </html>
);

/** A page of one column of text. */
export const TextPage = ({ children, ...page }: PageProps) => (
  <Page {...page}>
    <div class="column page stack">{children}</div>
  </Page>
);
