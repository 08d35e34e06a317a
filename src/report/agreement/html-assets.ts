/** The looks of the page, light and dark. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --line: #d8dee4; --good: #dafbe1; --known: #fff3c4; --bad: #ffd8d3; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #0d1117; --line: #30363d; --good: #12351d; --known: #3d3000; --bad: #5c1a14; } }
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 90rem; padding: 0 1rem; color: var(--ink); background: var(--paper); }
table { border-collapse: collapse; margin: .75rem 0; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .2rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
.wide { overflow-x: auto; } .note { max-width: 60rem; font-size: .9em; }
summary { cursor: pointer; } pre { overflow-x: auto; padding: .5rem; border: 1px solid var(--line); } code { overflow-wrap: anywhere; }
#rules { font-size: .85em; } #rules tbody th { font-weight: normal; min-width: 22rem; max-width: 40rem; overflow-wrap: anywhere; }
#rules td { white-space: nowrap; } #rules ul { margin: .25rem 0; padding-left: 1.25rem; }
.g { background: var(--good); } .k { background: var(--known); } .b { background: var(--bad); }
form { position: sticky; top: 0; left: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .5rem; padding: .5rem 0; background: var(--paper); }
input, select, button { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: .25rem; padding: .2rem .4rem; }
tr[hidden] { display: none; }`.trim();

/** Filters rows of the table; reads what stands in them and writes nothing but which are hidden. */
export const SCRIPT = `
const form = document.getElementById('filter');
const rows = [...document.querySelectorAll('#rules tbody tr')];
const named = new Map(rows.map((row) => [row, (row.querySelector('summary') || row.cells[0]).textContent.toLowerCase() + ' ' + row.dataset.i]));
function stands(states, column, wanted) {
  const looked = column === '' ? states : states[Number(column)];
  return wanted === 'good' ? !/[kb]/.test(looked) && looked.includes('g') : looked.includes(wanted[0]);
}
function filter() {
  const { text, state, column, code } = Object.fromEntries(new FormData(form));
  const sought = text.trim().toLowerCase();
  let shown = 0;
  for (const row of rows) {
    const { s, c } = row.dataset;
    const fits = named.get(row).includes(sought) && (state === '' || stands(s, column, state)) && (code === '' || c.split(' ').includes(code));
    row.hidden = !fits;
    if (fits) shown++;
  }
  form.querySelector('output').textContent = shown + ' of ' + rows.length + ' rules';
}
if (form) {
  form.addEventListener('input', filter);
  form.addEventListener('submit', (event) => event.preventDefault());
  for (const button of document.querySelectorAll('button[data-code]')) {
    button.addEventListener('click', () => { form.reset(); form.elements.code.value = button.dataset.code; filter(); form.scrollIntoView(); });
  }
  filter();
}`.trim();
