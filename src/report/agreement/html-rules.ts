import { escapeHtml } from '../markup.ts';
import { thousands } from '../text.ts';
import { shownText, UNEXPLAINED } from './differences.ts';
import type { AgreementRecord, ConverterCell, EngineCell, RuleRow, RunRecord, Shown } from './record.ts';
import { codesOf, conversionOf, countsOf, namesOf } from './sums.ts';

/** One column of the table: an engine, or a converter, of one run. */
interface Column {
  readonly title: string;
  /** The title, with the run where that is not the first. */
  readonly label: string;
  readonly run: string;
  cell(rule: RuleRow): Cell | null;
}

/** What a cell says, in how far it is good, which codes it names and what unfolds. */
interface Cell {
  readonly text: string;
  readonly state: 'good' | 'known' | 'bad' | 'none';
  readonly codes: readonly string[];
  /** Absent: there is nothing more to say. */
  readonly more?: string;
  /** Why it was not run or refused; many rules share one. */
  readonly why?: string;
}

/** Every rule of the runs over many rules, with a column for each engine and converter; what differs unfolds below the name. */
export function ruleTable({ runs }: AgreementRecord): string {
  const many = runs.filter(({ rules }) => rules.length > 1);
  const [first = runs[0]] = many;
  if (first === undefined) return '';
  const columns = (many.length === 0 ? [first] : many).flatMap((run) => columnsOf(run, run === first));
  const others = new Map(many.map((run) => [run.name, new Map(run.rules.map((rule) => [keyOf(rule), rule]))]));
  const reasons = new Map<string, number>();
  const rows = first.rules.map((rule) =>
    rowOf(
      rule,
      columns.map((column) => {
        const own = column.run === first.name ? rule : others.get(column.run)?.get(keyOf(rule));
        return { column, cell: own === undefined ? null : column.cell(own) };
      }),
      reasons,
    ),
  );
  const codes = [...new Set(first.rules.flatMap((rule) => columns.flatMap((column) => column.cell(rule)?.codes ?? [])))].sort();
  const head = columns.map(({ title }) => `<th>${escapeHtml(title)}</th>`).join('');
  const groups = (many.length === 0 ? [first] : many)
    .map((run) => `<th colspan="${columns.filter((column) => column.run === run.name).length}">${escapeHtml(run.title)}</th>`)
    .join('');
  return [
    '<form id="filter"><input name="text" type="search" placeholder="part of a name or id" aria-label="part of a name or id">',
    selectOf('state', 'all rules', [
      ['bad', 'something unexplained or broken'],
      ['known', 'something known to differ'],
      ['good', 'full agreement'],
    ]),
    selectOf(
      'column',
      'in any column',
      columns.map(({ label }, at) => [String(at), label] as const),
    ),
    selectOf(
      'code',
      'any code',
      codes.map((code) => [code, code] as const),
    ),
    `<output></output></form>`,
    '<div class="wide"><table id="rules">',
    `<thead><tr><th rowspan="2">rule</th>${groups}</tr><tr>${head}</tr></thead><tbody>`,
    ...rows,
    '</tbody></table></div>',
    ...(reasons.size === 0
      ? []
      : [`<ol class="note">${[...reasons.keys()].map((why) => `<li>${escapeHtml(why)}</li>`).join('')}</ol>`]),
  ].join('\n');
}

function keyOf({ id, name }: RuleRow): string {
  return JSON.stringify([id, name]);
}

function columnsOf(run: RunRecord, first: boolean): readonly Column[] {
  const head = (title: string): Pick<Column, 'title' | 'label' | 'run'> => ({
    title,
    label: first ? title : `${title} (${run.name})`,
    run: run.name,
  });
  const several = namesOf(run, 'converters').length > 0;
  const engine = (name: string): Column => ({
    ...head(name),
    cell: ({ engines }) => (Object.hasOwn(engines, name) ? ofEngine(engines[name] ?? 0) : null),
  });
  const converter = (name: string): Column => ({
    ...head(name.replace(/^pysigma (?=.)/, '')),
    cell: ({ converters }) => (Object.hasOwn(converters, name) ? ofConverter(converters[name] ?? 'not-executed') : null),
  });
  return [...namesOf(run, 'engines').map(engine), ...(several ? namesOf(run, 'converters').map(converter) : [])];
}

function ofEngine(cell: EngineCell): Cell {
  const counts = countsOf(cell);
  if (counts === null)
    return {
      text: 'not run',
      state: 'none',
      codes: [],
      ...(typeof cell === 'object' && 'why' in cell ? { why: cell.why } : {}),
    };
  const {
    compared,
    agree,
    announced = 0,
    outside = 0,
    explained = {},
    unexplained = 0,
    rejected = 0,
    unanswered = 0,
    failed,
    example,
  } = counts;
  const parts = [
    ...(announced === 0 ? [] : [`${thousands(announced)} announced by the translation`]),
    ...(outside === 0 ? [] : [`${thousands(outside)} on events of which the translation claims nothing`]),
    ...Object.entries(explained).map(([cause, count]) => `${thousands(count)} known: ${cause}`),
    ...(unexplained === 0 ? [] : [`${thousands(unexplained)} unexplained`]),
    ...(rejected === 0 ? [] : [`${thousands(rejected)} documents not taken`]),
    ...(unanswered === 0 ? [] : [`no answer for ${thousands(unanswered)}`]),
    ...(failed === undefined ? [] : [`failed: ${failed}`]),
    ...exampleOf(example),
  ];
  return {
    text:
      failed !== undefined
        ? 'failed'
        : agree === compared
          ? thousands(compared)
          : `${thousands(agree)} of ${thousands(compared)}`,
    state: unexplained + unanswered > 0 || failed !== undefined ? 'bad' : agree === compared ? 'good' : 'known',
    codes: [...Object.keys(explained).flatMap(codesOf), ...(unexplained > 0 ? [UNEXPLAINED] : [])],
    ...(parts.length === 0 ? {} : { more: parts.join('; ') }),
  };
}

function ofConverter(cell: ConverterCell): Cell {
  const {
    status,
    compared = 0,
    added = 0,
    missed = 0,
    announced = 0,
    causes = {},
    suspected = [],
    why,
    example,
  } = conversionOf(cell);
  const names = Object.keys(causes);
  const strange = names.includes(UNEXPLAINED);
  const parts = [
    ...(status === 'changed'
      ? [`of ${thousands(compared)} events ${thousands(added)} too many, ${thousands(missed)} too few`]
      : []),
    ...(announced === 0 ? [] : [`${thousands(announced)} announced by the translation`]),
    ...Object.entries(causes).map(([cause, count]) => `${cause}: ${thousands(count)}`),
    ...(suspected.length === 0 ? [] : [`known to differ: ${suspected.join(', ')}`]),
    ...exampleOf(example),
  ];
  return {
    text: status === 'not-executed' ? 'not run' : status,
    state: strange ? 'bad' : STATES[status],
    codes: [...names.flatMap(codesOf), ...suspected],
    ...(parts.length === 0 ? {} : { more: parts.join('; ') }),
    ...(why === undefined ? {} : { why }),
  };
}

const STATES = {
  kept: 'good',
  changed: 'known',
  broken: 'known',
  refused: 'none',
  'not-executed': 'none',
} as const satisfies Record<ReturnType<typeof conversionOf>['status'], Cell['state']>;

function exampleOf(example: Shown | undefined): readonly string[] {
  return example === undefined ? [] : [shownText(example)];
}

/** States of the columns as letters, for the filter: g, k, b, n, and - where a rule has no such cell. */
function rowOf(
  rule: RuleRow,
  cells: readonly { readonly column: Column; readonly cell: Cell | null }[],
  reasons: Map<string, number>,
): string {
  const states = cells.map(({ cell }) => cell?.state[0] ?? '-').join('');
  const codes = [...new Set(cells.flatMap(({ cell }) => cell?.codes ?? []))].join(' ');
  const more = new Map<string, string[]>();
  for (const { column, cell } of cells) {
    if (cell?.more === undefined) continue;
    const titles = more.get(cell.more) ?? [];
    titles.push(column.label);
    more.set(cell.more, titles);
  }
  const folded = [...more].map(([text, titles]) => `<li><b>${escapeHtml(titles.join(', '))}</b> ${escapeHtml(text)}</li>`);
  const name = escapeHtml(rule.name);
  const title = folded.length === 0 ? name : `<details><summary>${name}</summary><ul>${folded.join('')}</ul></details>`;
  const marks = cells.map(({ cell }) => (cell === null ? '<td>' : markOf(cell, reasons))).join('');
  return `<tr data-s="${states}" data-c="${escapeHtml(codes)}" data-i="${escapeHtml(rule.id ?? '')}"><th>${title}</th>${marks}</tr>`;
}

/** A cell; what many rules have as their reason is a number in a list below the table. */
function markOf({ text, state, why }: Cell, reasons: Map<string, number>): string {
  const open = state === 'none' ? '<td>' : `<td class=${state[0]}>`;
  if (why === undefined) return open + escapeHtml(text);
  const number = reasons.get(why) ?? reasons.size + 1;
  reasons.set(why, number);
  return `${open}${escapeHtml(text)}<sup>${number}</sup>`;
}

function selectOf(name: string, all: string, options: readonly (readonly [value: string, text: string])[]): string {
  const rest = options.map(([value, text]) => `<option value="${escapeHtml(value)}">${escapeHtml(text)}</option>`).join('');
  return `<select name="${name}" aria-label="${escapeHtml(all)}"><option value="">${escapeHtml(all)}</option>${rest}</select>`;
}
