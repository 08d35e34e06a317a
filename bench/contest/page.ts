import { type ComponentChild, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { printableLine } from '../../src/source/index.ts';
import { roundsChart, sweepChart } from './charts.ts';
import type { ContestRecord } from './record.ts';
import type { Sweep } from './sweeps.ts';
import { CONTEST_HEAD, contestCells, differenceLines, headLine, refusalLine, SWEEP_HEAD, sweepCells } from './words.ts';

const STYLE = `
:root { color-scheme: light dark; --page: #ffffff; --text: #1b1f24; --faint: #57606a; --line: #d0d7de; --link: #0550ae; --one: #0550ae; --other: #953800; }
@media (prefers-color-scheme: dark) { :root { --page: #0d1117; --text: #e6edf3; --faint: #9da7b3; --line: #3d444d; --link: #79b8ff; --one: #79b8ff; --other: #ffa657; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 76rem; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0.5rem 0; } h2 { font-size: 1.2rem; margin: 2rem 0 0.5rem; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.faint { color: var(--faint); font-size: 0.9rem; max-width: 60rem; } .scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
th, td { text-align: left; padding: 0.25rem 0.75rem 0.25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; font-weight: normal; } thead th { font-weight: 600; }
.pictures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: 1.5rem; }
figure { margin: 0; } figure svg { display: block; width: 100%; height: auto; color: var(--text); background: none; overflow: visible; font: 11px system-ui, sans-serif; }
figcaption h2 { margin: 0; font-size: 1rem; } .one { color: var(--one); } .other { color: var(--other); }`.trim();

/** A record as one page that needs no network and no script. `compared` is what was said of an earlier record. */
export function contestPage(record: ContestRecord, compared: string | null): string {
  const { rows } = record;
  const notes = [
    ...rows.flatMap(differenceLines),
    ...rows.flatMap(refusalLine),
    ...rows.map(({ name, remark }) => `${name}: ${remark}`),
    ...record.absent.map((reason) => `Not here: ${reason}`),
    `Recorded on ${record.date} by eqlibrium ${record.eqlibrium}. Answers were compared with a full scan before anything was timed; who answers otherwise has no time.`,
  ];
  const page = h(
    'html',
    { lang: 'en' },
    h(
      'head',
      null,
      h('meta', { charset: 'utf-8' }),
      h('meta', {
        'http-equiv': 'Content-Security-Policy',
        content: "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'",
      }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('title', null, 'Matchers compared'),
      h('style', { dangerouslySetInnerHTML: { __html: STYLE } }),
    ),
    h(
      'body',
      null,
      h(
        'main',
        null,
        h('h1', null, 'Matchers compared'),
        h('p', null, printableLine(headLine(record))),
        numbers(
          CONTEST_HEAD,
          rows.map((row) => contestCells(row, rows)),
        ),
        ...(compared === null ? [] : [h('pre', { class: 'scroll' }, compared)]),
        h('div', { class: 'pictures' }, picture('Every round', roundsChart(record), null), ...record.sweeps.map(sweepPicture)),
        h('h2', null, 'How this was made'),
        ...notes.map((note) => h('p', { class: 'faint' }, printableLine(note))),
      ),
    ),
  );
  return `<!doctype html>\n${renderToString(page)}\n`;
}

function sweepPicture(sweep: Sweep): ComponentChild {
  return picture(sweep.title, sweepChart(sweep), numbers([sweep.by, ...SWEEP_HEAD], sweep.points.map(sweepCells)));
}

/** A picture, and its numbers as a table for whoever reads rather than looks. */
function picture(title: string, svg: string, table: ComponentChild | null): ComponentChild {
  const legend =
    table === null
      ? []
      : [
          h(
            'p',
            { class: 'faint' },
            h('span', { class: 'one' }, 'match'),
            ' beside ',
            h('span', { class: 'other' }, 'JSON.parse'),
            ' of every line',
          ),
          h('details', null, h('summary', null, 'The numbers of this picture'), table),
        ];
  return h(
    'figure',
    null,
    h('figcaption', null, h('h2', null, title)),
    h('div', { dangerouslySetInnerHTML: { __html: svg } }),
    ...legend,
  );
}

function numbers(head: readonly string[], rows: readonly (readonly string[])[]): ComponentChild {
  return h(
    'div',
    { class: 'scroll', tabIndex: 0, role: 'region', 'aria-label': 'numbers' },
    h(
      'table',
      null,
      h('thead', null, h('tr', null, ...head.map((cell) => h('th', { scope: 'col' }, cell)))),
      h(
        'tbody',
        null,
        ...rows.map((row) =>
          h(
            'tr',
            null,
            ...row.map((cell, at) => h(at === 0 ? 'th' : 'td', at === 0 ? { scope: 'row' } : {}, printableLine(cell))),
          ),
        ),
      ),
    ),
  );
}
