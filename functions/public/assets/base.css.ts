/** Bare elements, and what every page has: masthead, footer, columns. */
export const base = `
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; scroll-padding-block-start: 1.5rem; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } *, ::before, ::after { transition: none !important; } }
body {
  margin: 0; min-height: 100vh; min-height: 100dvh; display: flex; flex-direction: column;
  background: var(--paper); color: var(--ink); font: 1.0625rem/1.65 var(--sans); overflow-wrap: break-word;
}
main { flex: 1; }
h1, h2, h3 { margin: 0; color: var(--heading); font-family: var(--serif); font-weight: 400; line-height: 1.18; text-wrap: balance; }
h1 { font-size: var(--title); letter-spacing: -.012em; }
h2 { font-size: var(--section); }
h3 { font-size: 1.15rem; line-height: 1.35; }
p, ul, ol, dl, dd { margin: 0; }
p { text-wrap: pretty; }
a { color: var(--accent); text-underline-offset: .18em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
.deep :focus-visible { outline-color: var(--on-deep-accent); }
[hidden] { display: none !important; }
code { font-size: .9em; overflow-wrap: anywhere; }
.wide { inline-size: 100%; max-inline-size: 74rem; margin-inline: auto; padding-inline: var(--gutter); }
.column { inline-size: 100%; max-inline-size: 46rem; margin-inline: auto; padding-inline: var(--gutter); }
.page { padding-block: clamp(2.5rem, 7vw, 5rem) var(--gap); }
.stack > * + * { margin-block-start: 1.15rem; }
.lead { font-size: var(--lead); line-height: 1.6; }
.muted { color: var(--muted); }
.small { font-size: var(--small); line-height: 1.55; }
.kicker { display: flex; align-items: center; gap: .75rem; color: var(--accent); font-size: .8125rem; font-weight: 600; letter-spacing: .08em; line-height: 1.4; text-transform: uppercase; }
.kicker::before { content: ""; inline-size: 2rem; block-size: 2px; background: currentcolor; }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; inset-inline-start: 1rem; inset-block-start: -5rem; z-index: 2; padding: .75rem 1.25rem; background: var(--card); color: var(--heading); border-radius: var(--radius); }
.skip:focus { inset-block-start: 1rem; }
.deep { background: var(--deep); color: var(--on-deep-muted); }
.deep :is(h1, h2, h3) { color: var(--on-deep); }
.masthead { border-block-end: 1px solid var(--deep-rule); }
.masthead .wide { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .25rem 2rem; padding-block: .75rem; }
.masthead a { color: var(--on-deep); text-decoration: none; }
.mark { display: inline-flex; align-items: center; gap: .8rem; min-block-size: 3rem; font-family: var(--serif); font-size: 1.15rem; line-height: 1.2; }
.mark svg { flex: none; inline-size: 2.25rem; block-size: 2.25rem; }
.masthead ul { display: flex; flex-wrap: wrap; gap: .25rem 1.75rem; padding: 0; list-style: none; font-size: var(--small); }
.masthead li a { display: inline-flex; align-items: center; min-block-size: 2.75rem; border-block: 2px solid transparent; }
.masthead li a:hover, .masthead li a[aria-current] { border-block-end-color: var(--on-deep-accent); }
.masthead .tongue { color: var(--on-deep-muted); }
.footer { padding-block: 2.25rem; border-block-start: 1px solid var(--rule); color: var(--muted); font-size: var(--small); }
.footer .wide { display: flex; align-items: center; flex-wrap: wrap; justify-content: space-between; gap: .75rem 2.5rem; }
.footer ul { display: flex; flex-wrap: wrap; gap: 0 1.75rem; padding: 0; list-style: none; }
.footer a { display: inline-flex; align-items: center; min-block-size: 2.25rem; color: inherit; }
.footer a:hover { color: var(--accent); }
@media (max-width: 40rem) { .masthead .wide { padding-block: .75rem .25rem; } .mark { font-size: 1.05rem; } }
@media print { .masthead nav, .footer nav, .actions, .skip { display: none; } }`;
