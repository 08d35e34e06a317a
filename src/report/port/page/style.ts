import { colourRules } from '../../design.ts';

/** How a page looks: light or dark as the reader has it, one column on a telephone. Nothing is fetched. */
export const STYLE = `
${colourRules()}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 76rem; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0.5rem 0; } h2 { font-size: 1.2rem; margin: 2rem 0 0.5rem; } h3, h4 { font-size: 1rem; margin: 1rem 0 0.25rem; }
a { color: var(--link); } :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.answer { font-size: 1.1rem; margin: 0.25rem 0; } .faint { color: var(--faint); }
figure { margin: 1rem 0; max-width: 38rem; } figure svg { display: block; width: 100%; height: auto; color: var(--text); background: none; overflow: visible; font: 11px system-ui, sans-serif; }
.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; padding: 0; margin: 0.25rem 0; list-style: none; font-size: 0.875rem; }
.swatch { display: inline-block; width: 0.8em; height: 0.8em; margin-right: 0.35em; border-radius: 2px; }
.fill-exact { background: var(--exact); } .fill-lossy { background: var(--lossy); } .fill-refused { background: var(--refused); }
.fill-differs { background: var(--differs); } .fill-beyond { background: var(--beyond); } .fill-none { background: var(--none); }
.scroll { overflow-x: auto; max-width: 100%; } table { border-collapse: collapse; font-size: 0.875rem; } th, td { text-align: left; padding: 0.25rem 0.6rem 0.25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
label { display: block; font-size: 0.875rem; color: var(--faint); } input[type="search"] { width: 100%; max-width: 30rem; min-height: 2.75rem; padding: 0.25rem 0.6rem; font: inherit; color: inherit; background: var(--code); border: 1px solid var(--faint); border-radius: 6px; }
ul.rules { list-style: none; margin: 0; padding: 0; } ul.rules > li { content-visibility: auto; contain-intrinsic-size: auto 2.9rem; border-bottom: 1px solid var(--line); }
summary { cursor: pointer; padding: 0.55rem 0; min-height: 2.75rem; } .rules summary { display: flex; flex-wrap: wrap; gap: 0.25rem 0.6rem; align-items: baseline; } .rules summary > :first-child::before { content: "+"; display: inline-block; width: 1.1em; color: var(--faint); } .rules [open] > summary > :first-child::before { content: "\\2212"; }
.badge { font-size: 0.8rem; white-space: nowrap; } .badge.exact { color: var(--exact); } .badge.lossy { color: var(--lossy); } .badge.refused { color: var(--refused); } .badge.differs, .badge.unjudged { color: var(--differs); } .badge.beyond { color: var(--faint); }
.body { padding: 0 0 1rem 1.2rem; } .sides { display: grid; gap: 0 1rem; grid-template-columns: minmax(0, 1fr); } @media (min-width: 60rem) { .sides { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } }
pre { margin: 0.25rem 0; padding: 0.6rem; max-height: 28rem; overflow: auto; background: var(--code); border: 1px solid var(--line); border-radius: 6px; font: 0.8125rem/1.45 ui-monospace, monospace; white-space: pre-wrap; tab-size: 2; }
code { font: 0.875em ui-monospace, monospace; } .words { padding-left: 1.1rem; } .words li { margin: 0.4rem 0; } .todo { color: var(--exact); }
dl { display: grid; grid-template-columns: minmax(5rem, max-content) minmax(0, 1fr); gap: 0.2rem 1rem; font-size: 0.875rem; } dt { color: var(--faint); } dd { margin: 0; }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } } @media print { ul.rules > li { content-visibility: visible; } }
`;
