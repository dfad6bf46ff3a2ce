import type { Child } from "hono/jsx";

interface LayoutProps {
  title: string;
  search?: string;
  /** Loads the script that keeps the list fresh. */
  live?: boolean;
  children: Child;
}

export function Layout({ title, search = "", live = false, children }: LayoutProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · Reconvene inbox`}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/inbox.css" />
        {live && <script src="/inbox.js" type="module" />}
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to content
        </a>
        <header class="masthead">
          <div class="measure masthead-row">
            <a class="brand" href="/">
              <img src="/icon.svg" alt="" width="32" height="32" />
              <span>
                <span class="brand-name">Reconvene</span> <span class="brand-place">inbox</span>
              </span>
            </a>
            <search>
              <form class="search" action="/" method="get">
                <label for="q">Recipient</label>
                <input id="q" name="q" type="search" value={search} placeholder="name@example.org" autocomplete="off" />
                <button type="submit">Search</button>
              </form>
            </search>
          </div>
        </header>
        <main id="main" class="measure" tabindex={-1}>
          {children}
        </main>
        <footer class="measure">
          <p>Nothing here has left this machine. Times are the hub’s clock, in UTC.</p>
        </footer>
      </body>
    </html>
  );
}

export function Kind({ kind }: { kind: string | undefined }) {
  return kind ? (
    <span class="kind" data-kind={kind}>
      {kind}
    </span>
  ) : null;
}
