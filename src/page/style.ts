import { chosenColourRules } from '../report/design.ts';

const LIGHT = ' --keyword: #0550ae; --field: #6639ba; --string: #0a5a2a; --active: #eef2f6; --selection: #cfe3ff;';
const DARK = ' --keyword: #79b8ff; --field: #c4a7fb; --string: #7ee2a8; --active: #1c2530; --selection: #1f3f6b;';

/** How the page looks: the design of the reports, the rule at the left, and at the right what is asked of it; one column where it is narrow. */
export const STYLE = `
${chosenColourRules(LIGHT, DARK)}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.25rem; margin: 0; } h2 { font-size: 1.1rem; margin: 0 0 0.5rem; } h3, h4 { font-size: 1rem; margin: 0.75rem 0 0.25rem; }
p { margin: 0.35rem 0; } a { color: var(--link); } :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100rem; } .skip:focus { left: 1rem; top: 0.5rem; background: var(--page); padding: 0.5rem; z-index: 10; }
.faint { color: var(--faint); } .answer { font-size: 1.05rem; margin: 0.25rem 0 0.5rem; } .small { font-size: 0.875rem; }
header.top { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; align-items: center; padding: 0.5rem 1rem; border-bottom: 1px solid var(--line); }
header.top p { margin: 0; flex: 1 1 20rem; }
.work { display: grid; gap: 1rem; padding: 1rem; grid-template-columns: minmax(0, 1fr); max-width: 150rem; margin: 0 auto; }
@media (min-width: 64rem) { .work { grid-template-columns: minmax(0, 5fr) minmax(0, 7fr); align-items: start; } .rule { position: sticky; top: 0; max-height: 100vh; overflow: auto; padding: 0.5rem 5px; margin: -0.5rem -5px; } }
.row { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: end; margin: 0.5rem 0; }
button, select, input, textarea, .button { font: inherit; font-size: 0.9375rem; color: inherit; background: var(--code); border: 1px solid var(--faint); border-radius: 6px; padding: 0.3rem 0.7rem; min-height: 2.5rem; max-width: 100%; }
button, .button, select { cursor: pointer; } button:disabled { color: var(--faint); border-color: var(--line); cursor: default; }
button.main { border-color: var(--link); color: var(--link); font-weight: 600; }
label { display: grid; gap: 0.15rem; font-size: 0.8125rem; color: var(--faint); min-width: 0; max-width: 100%; } label select, label input, label textarea { color: var(--text); width: 100%; text-overflow: ellipsis; }
label.flag { display: flex; gap: 0.5rem; align-items: center; min-height: 2.5rem; } label.flag input { width: auto; min-height: 0; } .field { margin: 0.5rem 0; } details { margin: 0.5rem 0; } #options textarea { min-height: 4.5rem; }
textarea { width: 100%; min-height: 9rem; font: 0.8125rem/1.45 ui-monospace, monospace; resize: vertical; }
.tabs { display: flex; flex-wrap: wrap; gap: 0.25rem; border-bottom: 1px solid var(--line); margin-bottom: 0.75rem; }
.tabs button { border: 0; border-bottom: 3px solid transparent; border-radius: 0; background: none; color: var(--faint); padding: 0.3rem 0.6rem; }
.tabs button[aria-selected="true"] { border-color: var(--link); color: var(--text); font-weight: 600; }
.cards { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); } @media (min-width: 110rem) { .cards { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
.card { border: 1px solid var(--line); border-radius: 8px; padding: 0.75rem; min-width: 0; } .card h3 { margin: 0; } .stale .card { border-style: dashed; }
section.card { margin: 0.75rem 0; } .head h4 { margin: 0; } .head { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: baseline; justify-content: space-between; }
.badge { font-weight: 600; } .exact { color: var(--exact); } .lossy { color: var(--lossy); } .refused { color: var(--refused); } .differs { color: var(--differs); } .beyond, .unknown { color: var(--faint); }
pre { margin: 0.5rem 0; padding: 0.6rem; max-height: 22rem; overflow: auto; background: var(--code); border: 1px solid var(--line); border-radius: 6px; font: 0.8125rem/1.45 ui-monospace, monospace; white-space: pre-wrap; tab-size: 2; }
code { font: 0.875em ui-monospace, monospace; } .words { padding-left: 1.1rem; margin: 0.35rem 0; } .words li { margin: 0.35rem 0; }
button.place { display: inline; min-height: 0; padding: 0 0.3rem; font: 0.8125rem/1.5 ui-monospace, monospace; border-color: var(--line); text-align: left; overflow-wrap: anywhere; white-space: normal; }
.scroll { overflow-x: auto; max-width: 100%; } table { border-collapse: collapse; font-size: 0.875rem; width: 100%; } th, td { text-align: left; padding: 0.3rem 0.6rem 0.3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
progress { width: 100%; height: 0.75rem; accent-color: var(--link); }
.drop { border: 2px dashed var(--faint); border-radius: 8px; padding: 1rem; text-align: center; } .drop.over { border-color: var(--link); background: var(--active); }
.list { list-style: none; margin: 0; padding: 0; max-height: 24rem; overflow: auto; border: 1px solid var(--line); border-radius: 6px; } .list li { border-bottom: 1px solid var(--line); }
.list button { width: 100%; border: 0; border-radius: 0; background: none; text-align: left; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; min-height: 2.25rem; font-size: 0.8125rem; } .list button[aria-pressed="true"] { box-shadow: inset 6px 0 var(--link); font-weight: 600; }
.tree { list-style: none; padding-left: 1rem; margin: 0.25rem 0; font-size: 0.875rem; } .tree li { margin: 0.15rem 0; } .yes { color: var(--exact); font-weight: 600; } .no { color: var(--differs); font-weight: 600; }
.notice { border-left: 4px solid var(--lossy); padding: 0.25rem 0.75rem; background: var(--code); } .notice.bad { border-color: var(--differs); }
.prose { max-width: 60rem; } .prose h2 { margin-top: 1.5rem; } .prose table { display: block; overflow-x: auto; } [hidden] { display: none !important; }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`;
