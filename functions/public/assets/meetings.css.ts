/** The landing page's opening, the ticket of a meeting, lists of meetings, agendas. */
export const meetings = `
.hero { position: relative; overflow: hidden; padding-block: clamp(3rem, 8vw, 6.5rem) clamp(3.5rem, 8vw, 6rem); }
.hero.under { padding-block-end: clamp(7rem, 13vw, 10rem); }
.hero .wide { position: relative; }
.hero h1 { max-inline-size: 22ch; font-size: var(--display); line-height: 1.08; }
.hero .lead { max-inline-size: 38rem; margin-block-start: 1.5rem; }
.hero .actions { margin-block-start: 2.25rem; }
.hero .button.quiet { border-color: var(--on-deep-muted); color: var(--on-deep); }
.hero .button.quiet:hover { border-color: var(--on-deep-accent); color: var(--on-deep-accent); }
.globe { position: absolute; inset-inline-end: max(-8rem, calc(50% - 46rem)); inset-block-start: 50%; inline-size: 36rem; block-size: 36rem; transform: translateY(-50%); color: #3f6a92; opacity: .5; pointer-events: none; }
.over { position: relative; margin-block-start: clamp(-7rem, -9vw, -4.5rem); }
.ticket { display: grid; grid-template-columns: auto 1fr; background: var(--card); border-radius: calc(var(--radius) * 1.5); box-shadow: var(--shadow); overflow: hidden; }
.ticket-body { padding: clamp(1.4rem, 3.5vw, 2.5rem); display: grid; gap: 1.4rem; align-content: center; }
.ticket h2 { font-size: clamp(1.45rem, 1.2rem + 1.2vw, 2.1rem); }
.ticket h2 a { color: inherit; text-decoration: none; }
.ticket h2 a:hover { text-decoration: underline; text-decoration-thickness: 1px; }
.leaf { display: flex; flex-direction: column; align-items: center; justify-content: center; min-inline-size: clamp(6rem, 15vw, 10.5rem); padding: 1.5rem 1rem; background: var(--leaf); color: var(--heading); border-inline-end: 4px solid var(--accent); font-size: 1rem; line-height: 1.3; text-align: center; }
.leaf b { font: 400 clamp(2.75rem, 6vw, 4.25rem)/1.05 var(--serif); white-space: nowrap; }
.leaf b.long { font-size: clamp(1.5rem, 3vw, 2.1rem); }
.leaf b.word { font-size: clamp(1.25rem, 2.4vw, 1.75rem); line-height: 1.4; }
.leaf span { color: var(--muted); }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 1.1rem 2rem; }
.facts dt { color: var(--muted); font-size: var(--small); line-height: 1.4; }
.facts dd { margin-block-start: .15rem; line-height: 1.45; }
.facts dd strong { display: block; color: var(--heading); font-weight: 600; }
.note { display: block; }
.hours { white-space: nowrap; font-variant-numeric: tabular-nums; }
.landing { display: grid; gap: var(--gap); padding-block: var(--gap); }
@media (min-width: 60rem) { .landing { grid-template-columns: minmax(0, 1fr) minmax(0, 32rem); align-items: start; } .landing > div:first-child { position: sticky; inset-block-start: 2.5rem; } }
.steps { display: grid; gap: 1.6rem; padding: 0; list-style: none; counter-reset: step; }
.steps li { display: grid; grid-template-columns: 3rem 1fr; counter-increment: step; }
.steps li::before { content: counter(step); color: var(--accent); font: 400 2rem/1.1 var(--serif); }
.steps h3 { font: 600 1.0625rem/1.5 var(--sans); }
.plain-list { padding-inline-start: 1.35rem; }
.plain-list li + li { margin-block-start: .5rem; }
.plain-list li::marker { color: var(--accent); font-family: var(--serif); }
.rows { padding: 0; list-style: none; border-block-start: 1px solid var(--rule); }
.row { position: relative; display: grid; grid-template-columns: 9rem 1fr auto; gap: .35rem 1.5rem; padding-block: 1.5rem; border-block-end: 1px solid var(--rule); align-items: baseline; }
.row time, .row .month { color: var(--muted); font-size: var(--small); line-height: 1.45; }
.row h3 { font-size: 1.25rem; line-height: 1.3; }
.row h3 a { color: inherit; text-decoration: none; }
.row h3 a::after { content: ""; position: absolute; inset: 0; }
.row:hover h3 a { color: var(--accent); text-decoration: underline; text-decoration-thickness: 1px; }
.badge { display: inline-block; padding: .15rem .65rem; border: 1px solid currentcolor; border-radius: 2rem; color: var(--muted); font-size: .8125rem; font-weight: 600; line-height: 1.5; white-space: nowrap; }
.badge.bad { color: var(--error); }
.badge.good { color: var(--accent); }
s { text-decoration-thickness: 1px; }
.was { display: block; color: var(--muted); }
.ticket.off .leaf { border-color: var(--error); }
.ticket.off .leaf b { text-decoration: line-through; text-decoration-thickness: 2px; }
.ticket.off .facts :is(dd, strong) { color: var(--muted); }
.meeting-head { padding-block: clamp(2.5rem, 6vw, 4.5rem) clamp(6rem, 11vw, 8.5rem); }
.meeting-head h1 { max-inline-size: 24ch; margin-block-start: .9rem; }
.meeting-head .kicker { color: var(--on-deep-accent); }
.meeting-body { display: grid; gap: clamp(2.5rem, 5vw, 4rem); padding-block: clamp(2.5rem, 5vw, 4rem) var(--gap); }
@media (min-width: 60rem) { .meeting-body.two { grid-template-columns: minmax(0, 1fr) 19rem; } .meeting-body.two aside { grid-column: 2; grid-row: 1; } }
.later { margin-block-start: 3rem !important; }
.stack > .group { margin-block-start: 2.75rem; }
.state { margin-block-start: 1rem; }
.state:empty { display: none; }
.deep .badge { color: var(--on-deep); }
.deep .badge.bad { border-color: transparent; background: var(--error-ground); color: var(--error); }
.full { inline-size: 100%; }
.kicker + h2, .ticket .kicker + h2 { margin-block-start: .6rem; }
a.kicker { text-decoration: none; }
.article > * + * { margin-block-start: 2.75rem; }
.prose { max-inline-size: 42rem; }
.prose > * + * { margin-block-start: 1.1rem; }
.prose :is(h2, h3, h4) { font-family: var(--serif); font-weight: 400; color: var(--heading); margin-block-start: 2rem; }
.prose blockquote { margin-inline: 0; padding-inline-start: 1.25rem; border-inline-start: 3px solid var(--rule); }
.prose hr { border: 0; border-block-start: 1px solid var(--rule); }
.prose :is(ul, ol) { padding-inline-start: 1.35rem; }
.prose ul { list-style: disc; }
.prose :is(pre, table) { overflow-x: auto; display: block; }
.agenda { padding: 0; list-style: none; border-block-start: 1px solid var(--rule); }
.agenda > li { display: grid; grid-template-columns: 8.5rem 1fr; gap: .25rem 1.5rem; padding-block: 1.35rem; border-block-end: 1px solid var(--rule); }
.agenda .hours { color: var(--heading); font-weight: 600; }
.agenda .own { display: block; color: var(--muted); font-size: var(--small); font-weight: 400; }
.agenda :is(h3, h4) { margin: 0; color: var(--heading); font: 400 1.25rem/1.35 var(--serif); }
.agenda.report > li { grid-template-columns: 8.5rem 1fr 10rem; }
.agenda .prose { margin-block-start: .5rem; }
.files { display: flex; flex-flow: column; gap: .5rem; align-self: start; }
.files a { display: inline-flex; align-items: center; justify-content: center; min-block-size: 2.25rem; padding-inline: 1rem; border: 1px solid var(--field-rule); border-radius: 2rem; color: var(--heading); font-size: var(--small); font-weight: 600; text-decoration: none; }
.files a:hover { border-color: var(--accent); color: var(--accent); }
h2.label { font: 600 1.0625rem/1.4 var(--sans); margin-block-start: 2rem; }
h2.label + .links { margin-block-start: .25rem; }
.links { display: grid; padding: 0; list-style: none; }
.links a { display: flex; align-items: center; min-block-size: 2.6rem; }
.links li + li { border-block-start: 1px solid var(--rule); }
@media (max-width: 40rem) {
  .ticket { grid-template-columns: 1fr; }
  .leaf { flex-direction: row; justify-content: flex-start; gap: .6rem; padding: .8rem clamp(1.4rem, 3.5vw, 2.5rem); border-inline-end: 0; border-block-end: 4px solid var(--accent); }
  .leaf b { font-size: 2rem; }
  .row, .agenda > li { grid-template-columns: 1fr; }
  .agenda.report > li { grid-template-columns: 1fr; }
  .files { flex-flow: row wrap; margin-block-start: .6rem; }
  .row .badge { justify-self: start; }
  .globe { opacity: .28; inset-inline-end: -18rem; }
}`;
