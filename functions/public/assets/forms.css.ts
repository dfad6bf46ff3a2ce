/** Buttons and form controls: our own look, in light, dark and forced colours. */
export const forms = `
.button {
  display: inline-flex; align-items: center; justify-content: center; min-block-size: 3rem; padding: .7rem 1.6rem;
  border: 1px solid var(--action); border-radius: var(--radius); background: var(--action); color: var(--on-action);
  font: 600 1rem/1.3 var(--sans); text-align: center; text-decoration: none; cursor: pointer; transition: background .15s, border-color .15s;
}
.button:hover { background: var(--action-hover); border-color: var(--action-hover); }
.button.quiet { background: transparent; border-color: var(--field-rule); color: var(--heading); }
.button.quiet:hover { border-color: var(--accent); color: var(--accent); background: transparent; }
.button.grave { background: transparent; border-color: var(--error); color: var(--error); }
.button.grave:hover { background: var(--error); color: var(--card); }
.actions { display: flex; flex-wrap: wrap; align-items: center; gap: .75rem 1rem; }
.card { padding: clamp(1.5rem, 4vw, 2.75rem); background: var(--card); border-radius: calc(var(--radius) * 1.5); box-shadow: var(--shadow); }
.stack > .card, .stack > .card + .parted { margin-block-start: 2.25rem; }
.stack > .actions { margin-block-start: 1.75rem; }
.stack > .parted, .stack > .actions + section { margin-block-start: 3rem; }
.form > * + * { margin-block-start: 1.6rem; }
fieldset { min-inline-size: 0; margin: 0; padding: 0; border: 0; }
label, legend, .label { padding: 0; color: var(--heading); font-weight: 600; line-height: 1.4; }
.optional { color: var(--muted); font-weight: 400; }
.hint { display: block; color: var(--muted); font-size: var(--small); font-weight: 400; line-height: 1.5; }
.input {
  display: block; inline-size: 100%; min-block-size: 3rem; margin-block-start: .4rem; padding: .65rem .9rem;
  appearance: none; border: 1px solid var(--field-rule); border-radius: var(--radius); background: var(--field); color: var(--ink); font: inherit; line-height: 1.4;
}
.input:hover { border-color: var(--heading); }
.input:focus-visible { outline-offset: 0; outline-width: 2px; border-color: var(--accent); border-radius: var(--radius); }
.input:focus-visible[aria-invalid], .input[aria-invalid] { border-color: var(--error); box-shadow: inset 0 0 0 1px var(--error); }
.select { position: relative; display: block; }
.select .input { padding-inline-end: 2.75rem; text-overflow: ellipsis; }
.select::after {
  content: ""; position: absolute; inset-inline-end: 1.15rem; inset-block-end: 1.3rem; inline-size: .5rem; block-size: .5rem;
  border: solid var(--muted); border-width: 0 2px 2px 0; transform: rotate(45deg); pointer-events: none;
}
.choices { display: grid; gap: .6rem; margin-block-start: .6rem; }
.choices.beside { grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); }
.choice {
  position: relative; display: grid; grid-template-columns: 1.5rem 1fr; gap: .1rem .8rem; padding: .75rem .9rem;
  border: 1px solid var(--rule); border-radius: var(--radius); cursor: pointer; font-weight: 400;
}
.choice:hover { border-color: var(--field-rule); }
.choice:has(:checked) { border-color: var(--accent); background: var(--good-ground); }
.choice .hint { grid-column: 2; }
.choice > span:first-of-type { color: var(--heading); font-weight: 600; align-self: center; }
.choice.plain { padding-inline: 0; border-color: transparent; background: none; }
.choice.plain > span:first-of-type { color: var(--ink); font-weight: 400; font-size: var(--small); line-height: 1.55; }
.choice:has([aria-invalid]), [aria-invalid] .choice { border-color: var(--error); }
.choice.plain:has([aria-invalid]) { padding-inline: .9rem; }
.tick {
  display: grid; place-content: center; inline-size: 1.5rem; block-size: 1.5rem; margin: 0; appearance: none; cursor: pointer;
  border: 1px solid var(--field-rule); border-radius: 3px; background: var(--field);
}
.tick[type=radio] { border-radius: 50%; }
.tick:checked { border-color: var(--action); background: var(--action); }
.tick:checked::before { content: ""; inline-size: .38rem; block-size: .72rem; margin-block-end: .15rem; border: solid var(--on-action); border-width: 0 2px 2px 0; transform: rotate(45deg); }
.tick[type=radio]:checked::before { inline-size: .6rem; block-size: .6rem; margin: 0; border: 0; border-radius: 50%; background: var(--on-action); transform: none; }
@media (forced-colors: active) { .tick { appearance: auto; } .select::after { display: none; } .select .input { appearance: auto; } }
.error { display: flex; gap: .5rem; margin-block-start: .4rem; color: var(--error); font-size: var(--small); font-weight: 600; line-height: 1.45; }
.error::before { content: "!"; flex: none; inline-size: 1.25rem; block-size: 1.25rem; margin-block-start: .05rem; border-radius: 50%; background: var(--error); color: var(--card); font-size: .8rem; line-height: 1.25rem; text-align: center; }
.notice { padding: 1.1rem 1.35rem; border-inline-start: 4px solid var(--accent); border-radius: 2px; background: var(--good-ground); }
.notice.bad { border-color: var(--error); background: var(--error-ground); }
.notice.bad:focus-visible { outline-color: var(--error); }
.notice.bad :is(h2, a) { color: var(--error); }
.notice h2 { font: 600 1.0625rem/1.4 var(--sans); }
.notice p + p { margin-block-start: .35rem; }
.notice + .notice { margin-block-start: -.6rem; }
.notice .since { display: inline-block; }
.notice strong { color: var(--heading); }
.notice.bad strong { color: var(--error); }
.notice ul { margin-block-start: .5rem; padding-inline-start: 1.15rem; }
.notice li + li { margin-block-start: .25rem; }
details > summary { display: inline-flex; align-items: center; min-block-size: 2.75rem; color: var(--error); font-weight: 600; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .18em; cursor: pointer; list-style: none; }
details > summary::-webkit-details-marker { display: none; }
.parted > * + * { margin-block-start: 2.25rem; padding-block-start: 2.25rem; border-block-start: 1px solid var(--rule); }`;
