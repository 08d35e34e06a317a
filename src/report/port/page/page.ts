import { type ComponentChild, Fragment, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { printableLine } from '../../../source/index.ts';
import { thousands } from '../../text.ts';
import type { PortDocument, PortRule } from '../port.ts';
import {
  agreementLine,
  answerLine,
  baselineLine,
  baselineLists,
  factLines,
  notRunLine,
  OUTCOME_TITLES,
  OUTCOMES,
  type Outcome,
  outcomeOf,
  portLines,
} from '../words.ts';
import { agreementChart, outcomeChart } from './charts.ts';
import { CELL_WORDS, CELLS, type Grid, gridOf } from './grid.ts';
import { pack, policyHash } from './pack.ts';
import { ruleBody, ruleItem } from './rule.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';

/** Above this many rules their texts are packed, and unpacked when a rule is opened. */
const PACKED_ABOVE = 50;

/** A port as one page that fetches nothing: the answer, pictures, then each rule, closed until somebody opens it. */
export async function portHtml(port: PortDocument): Promise<string> {
  const packs = port.rules.length > PACKED_ABOVE;
  const parts = packs ? await pack(port.rules.map((rule) => renderToString(h(Fragment, null, ruleBody({ rule }))))) : null;
  const policy = `default-src 'none'; style-src ${await policyHash(STYLE)}; script-src ${await policyHash(SCRIPT)}; base-uri 'none'; form-action 'none'`;
  const page = h(
    'html',
    { lang: 'en' },
    h(
      'head',
      null,
      h('meta', { charset: 'utf-8' }),
      h('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('title', null, 'Port of detection rules'),
      h('style', { dangerouslySetInnerHTML: { __html: STYLE } }),
    ),
    h(
      'body',
      null,
      h('main', null, ...answer(port), ...pictures(port), ...problems(port), ...rules(port, packs), ...facts(port)),
      // Base64 holds no letter that could end the element.
      ...(parts === null
        ? []
        : [h('script', { type: 'application/gzip', id: 'parts', dangerouslySetInnerHTML: { __html: parts } })]),
      h('script', { dangerouslySetInnerHTML: { __html: SCRIPT } }),
    ),
  );
  return `<!doctype html>\n${renderToString(page)}\n`;
}

function answer(port: PortDocument): readonly ComponentChild[] {
  const { targets, summary } = port;
  const beside = baselineLine(port);
  const notRun = notRunLine(port);
  return [
    h('h1', null, 'Port of detection rules'),
    ...portLines(port).map((line) => h('p', { class: 'answer' }, h('strong', null, printableLine(line)))),
    ...targets.flatMap((target) => [
      h('p', { class: 'answer' }, h('strong', null, answerLine(target))),
      ...(summary === null ? [] : [h('p', { class: 'answer' }, agreementLine(target))]),
    ]),
    ...(notRun === null ? [] : [h('p', { class: 'answer' }, notRun)]),
    ...(beside === null ? [] : [h('p', { class: 'answer' }, h('strong', null, beside))]),
    ...baselineLists(port).flatMap(({ title, lines }) => [
      h('h2', null, title),
      h('ul', { class: 'words' }, ...lines.map((line) => h('li', null, printableLine(line)))),
    ]),
  ];
}

function pictures(port: PortDocument): readonly ComponentChild[] {
  if (port.rules.length === 0 || port.targets.length === 0) return [];
  const grid = gridOf(port);
  return [
    h('h2', null, 'Rules by outcome'),
    figure(outcomeChart(port), outcomeTable(port), [
      ['exact', 'exact'],
      ['lossy', 'with losses'],
      ['refused', 'refused'],
      ['beyond', 'of a kind that the target does not say'],
    ]),
    ...(grid.rules === 0
      ? []
      : [
          h('h2', null, 'Rules by engine'),
          figure(agreementChart(grid), gridTable(grid), [
            ['differs', CELL_WORDS.differs],
            ['lossy', CELL_WORDS.announced],
            ['refused', CELL_WORDS.open],
            ['none', CELL_WORDS['not-run']],
            ['exact', CELL_WORDS.agrees],
          ]),
        ]),
  ];
}

/** A picture with its legend, and its numbers as a table for whoever reads rather than looks. */
function figure(svg: string, table: ComponentChild, legend: readonly (readonly [string, string])[]): ComponentChild {
  return h(
    'figure',
    null,
    h('div', { dangerouslySetInnerHTML: { __html: svg } }),
    h(
      'figcaption',
      null,
      h(
        'ul',
        { class: 'legend' },
        ...legend.map(([fill, word]) => h('li', null, h('span', { class: `swatch fill-${fill}`, 'aria-hidden': 'true' }), word)),
      ),
      h('details', null, h('summary', null, 'The numbers of this picture'), table),
    ),
  );
}

function outcomeTable({ targets }: PortDocument): ComponentChild {
  const rows = targets.map(({ title, counts }) => [title, counts.exact, counts.lossy, counts.refused, counts.beyond]);
  return numbers(['target', 'exact', 'with losses', 'refused', 'beyond it'], rows);
}

function gridTable({ engines, counts }: Grid): ComponentChild {
  const rows = engines.map((engine) => [engine, ...CELLS.map((cell) => counts[engine]?.[cell] ?? 0)]);
  return numbers(['engine', ...CELLS.map((cell) => CELL_WORDS[cell])], rows);
}

function numbers(head: readonly string[], rows: readonly (readonly (string | number)[])[]): ComponentChild {
  const kind = (at: number): { readonly class?: string } => (at === 0 ? {} : { class: 'number' });
  return h(
    'div',
    { class: 'scroll', tabIndex: 0, role: 'region', 'aria-label': 'numbers' },
    h(
      'table',
      null,
      h('thead', null, h('tr', null, ...head.map((cell, at) => h('th', { scope: 'col', ...kind(at) }, cell)))),
      h(
        'tbody',
        null,
        ...rows.map((row) =>
          h(
            'tr',
            null,
            ...row.map((cell, at) =>
              typeof cell === 'number' ? h('td', kind(at), thousands(cell)) : h('th', { scope: 'row' }, printableLine(cell)),
            ),
          ),
        ),
      ),
    ),
  );
}

function problems({ problems }: PortDocument): readonly ComponentChild[] {
  if (problems.length === 0) return [];
  return [
    h('h2', null, `Not read (${thousands(problems.length)})`),
    h(
      'ul',
      { class: 'words' },
      ...problems.map(({ file, word }) =>
        h('li', null, `${printableLine(file)}, line ${word.place.line}: ${printableLine(word.message)} [${word.code}]`),
      ),
    ),
  ];
}

function rules({ rules }: PortDocument, packs: boolean): readonly ComponentChild[] {
  const numbered = rules.map((rule, at) => ({ rule, at, part: packs ? at : null, outcome: outcomeOf(rule) }));
  return [
    h('h2', null, 'The rules'),
    h(
      'p',
      { hidden: true },
      h('label', { for: 'search' }, 'Find rules by name, target or outcome'),
      h('input', { type: 'search', id: 'search' }),
      h('span', { id: 'found', role: 'status', class: 'faint' }),
    ),
    ...(packs
      ? [h('noscript', null, h('p', null, 'The texts of the rules are packed: without scripts only their names are here.'))]
      : []),
    ...OUTCOMES.map((outcome) =>
      section(
        outcome,
        numbered.filter((one) => one.outcome === outcome),
      ),
    ).filter((one) => one !== null),
  ];
}

interface Numbered {
  readonly rule: PortRule;
  readonly at: number;
  readonly part: number | null;
}

function section(outcome: Outcome, rules: readonly Numbered[]): ComponentChild {
  if (rules.length === 0) return null;
  return h(
    'section',
    { 'data-outcome': outcome, 'aria-labelledby': `of-${outcome}` },
    h('h3', { id: `of-${outcome}` }, `${OUTCOME_TITLES[outcome]} (${thousands(rules.length)})`),
    h('ul', { class: 'rules' }, ...rules.map(ruleItem)),
  );
}

function facts(port: PortDocument): readonly ComponentChild[] {
  const lines = [...factLines(port), ...Object.entries(port.engines)];
  return [
    h('h2', null, 'How this was made'),
    h('dl', null, ...lines.flatMap(([name, value]) => [h('dt', null, printableLine(name)), h('dd', null, printableLine(value))])),
  ];
}
