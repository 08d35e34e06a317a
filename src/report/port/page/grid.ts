import type { EngineReport } from '../../check/report.ts';
import type { PortDocument, PortRule } from '../port.ts';

/** How a rule did with an engine. */
export type Cell = 'differs' | 'announced' | 'open' | 'not-run' | 'agrees';

/** From the worst to the best, with a word for each. */
export const CELLS = ['differs', 'announced', 'open', 'not-run', 'agrees'] as const satisfies readonly Cell[];

export const CELL_WORDS = {
  differs: 'differs',
  announced: 'differs as announced',
  open: 'gave no answer, in part or at all',
  'not-run': 'not run',
  agrees: 'agrees',
} as const satisfies Record<Cell, string>;

/** A stretch of neighbouring rules that did the same. */
export interface Stretch {
  readonly engine: string;
  readonly cell: Cell;
  /** Places of rules: `from` included, `to` excluded. */
  readonly from: number;
  readonly to: number;
}

/** Rules by engines. Rules that did the same stand together, so that a picture shows stretches in place of thousands of cells. */
export interface Grid {
  readonly engines: readonly string[];
  readonly rules: number;
  readonly stretches: readonly Stretch[];
  readonly counts: { readonly [engine: string]: { readonly [C in Cell]: number } };
}

export function gridOf({ rules }: PortDocument): Grid {
  const judged = rules.filter(({ check }) => check !== null);
  const engines = [...new Set(judged.flatMap(({ check }) => check?.engines.map(({ name }) => name) ?? []))];
  const rows = judged.map((rule) => engines.map((engine) => cellOf(rule, engine)));
  const rank = (row: readonly Cell[]): string => `${Math.min(...row.map(place))}${row.map(place).join('')}`;
  const sorted = rows.map((row) => ({ row, key: rank(row) })).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const columns = engines.map((engine, at) => ({ engine, cells: sorted.map(({ row }) => row[at] ?? 'not-run') }));
  return {
    engines,
    rules: judged.length,
    stretches: columns.flatMap(({ engine, cells }) => stretchesOf(engine, cells)),
    counts: Object.fromEntries(columns.map(({ engine, cells }) => [engine, countsOf(cells)])),
  };
}

function place(cell: Cell): number {
  return CELLS.indexOf(cell);
}

function cellOf({ check }: PortRule, name: string): Cell {
  const engine = check?.engines.find((one) => one.name === name);
  if (check?.failure != null) return 'open';
  return engine === undefined ? 'not-run' : cellOfEngine(engine);
}

function cellOfEngine({ status, disagreements, claimed, outside = 0, explained = {}, unanswered = 0 }: EngineReport): Cell {
  if (disagreements > 0) return 'differs';
  if (status === 'failed') return 'open';
  if (status === 'not-run') return 'not-run';
  if (claimed + outside > 0 || Object.keys(explained).length > 0) return 'announced';
  return unanswered > 0 ? 'open' : 'agrees';
}

function stretchesOf(engine: string, cells: readonly Cell[]): readonly Stretch[] {
  const stretches: { engine: string; cell: Cell; from: number; to: number }[] = [];
  for (const [at, cell] of cells.entries()) {
    const last = stretches.at(-1);
    if (last?.cell === cell) last.to = at + 1;
    else stretches.push({ engine, cell, from: at, to: at + 1 });
  }
  return stretches;
}

function countsOf(cells: readonly Cell[]): Record<Cell, number> {
  const counts = { differs: 0, announced: 0, open: 0, 'not-run': 0, agrees: 0 };
  for (const cell of cells) counts[cell]++;
  return counts;
}
