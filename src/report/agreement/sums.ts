import type { ConversionStatus } from '../check/inspection.ts';
import type { ConverterCell, ConverterCounts, EngineCell, EngineCounts, RuleRow, RunRecord } from './record.ts';

/** One engine over all rules of a run. */
export interface EngineSum {
  readonly name: string;
  readonly rules: number;
  readonly notRun: { readonly [why: string]: number };
  readonly compared: number;
  readonly agree: number;
  readonly announced: number;
  readonly outside: number;
  readonly explained: number;
  readonly unexplained: number;
  readonly rejected: number;
  readonly unanswered: number;
  /** Rules on which it failed, by the reason. */
  readonly failed: { readonly [why: string]: number };
}

/** One converter over all rules of a run: rules by what became of their meaning. */
export interface ConverterSum {
  readonly name: string;
  readonly statuses: Readonly<Record<ConversionStatus, number>>;
  readonly refusals: { readonly [why: string]: number };
}

/** What one code, or `unexplained`, accounts for in one engine or converter. */
export interface CodeSum {
  readonly code: string;
  readonly engine: string;
  readonly events: number;
  readonly rules: readonly RuleRow[];
  /** Rules whose converted query nothing ran and that have the construct. */
  readonly suspected: readonly RuleRow[];
}

/** A cell as counts; null: the engine was not run. */
export function countsOf(cell: EngineCell): EngineCounts | null {
  if (typeof cell === 'number') return { compared: cell, agree: cell };
  return 'why' in cell ? null : cell;
}

export function conversionOf(cell: ConverterCell): ConverterCounts {
  return typeof cell === 'string' ? { status: cell } : cell;
}

/** Names of engines, or of converters, in the order of their first appearance. */
export function namesOf(run: Pick<RunRecord, 'rules'>, what: 'engines' | 'converters'): readonly string[] {
  return [...new Set(run.rules.flatMap((rule) => Object.keys(rule[what])))];
}

export function engineSums(run: RunRecord): readonly EngineSum[] {
  return namesOf(run, 'engines').map((name) => {
    const cells = run.rules.flatMap(({ engines }) => (Object.hasOwn(engines, name) ? [engines[name] ?? 0] : []));
    const ran = cells.flatMap((cell) => countsOf(cell) ?? []);
    const sum = (count: (one: EngineCounts) => number | undefined): number =>
      ran.reduce((total, one) => total + (count(one) ?? 0), 0);
    return {
      name,
      rules: ran.length,
      notRun: tally(cells.flatMap((cell) => (typeof cell === 'object' && 'why' in cell ? [cell.why] : []))),
      compared: sum((one) => one.compared),
      agree: sum((one) => one.agree),
      announced: sum((one) => one.announced),
      outside: sum((one) => one.outside),
      explained: sum((one) => Object.values(one.explained ?? {}).reduce((total, count) => total + count, 0)),
      unexplained: sum((one) => one.unexplained),
      rejected: sum((one) => one.rejected),
      unanswered: sum((one) => one.unanswered),
      failed: tally(ran.flatMap(({ failed }) => failed ?? [])),
    };
  });
}

export function converterSums(run: RunRecord): readonly ConverterSum[] {
  return namesOf(run, 'converters').map((name) => {
    const cells = run.rules.flatMap(({ converters }) =>
      Object.hasOwn(converters, name) ? [conversionOf(converters[name] ?? 'not-executed')] : [],
    );
    const having = (status: ConversionStatus): number => cells.filter((cell) => cell.status === status).length;
    return {
      name,
      statuses: {
        kept: having('kept'),
        changed: having('changed'),
        broken: having('broken'),
        refused: having('refused'),
        'not-executed': having('not-executed'),
      },
      refusals: tally(cells.flatMap(({ status, why }) => (status === 'refused' ? [why ?? ''] : []))),
    };
  });
}

/** Every code that accounts for a difference, or that is suspected to, with the rules it hits. */
export function codeSums(run: RunRecord): readonly CodeSum[] {
  const sums = new Map<string, { code: string; engine: string; events: number; rules: Set<RuleRow>; suspected: Set<RuleRow> }>();
  const at = (engine: string, code: string) => {
    const key = `${engine} ${code}`;
    const sum = sums.get(key) ?? { code, engine, events: 0, rules: new Set(), suspected: new Set() };
    sums.set(key, sum);
    return sum;
  };
  const add = (engine: string, causes: { readonly [cause: string]: number }, rule: RuleRow): void => {
    for (const [cause, count] of Object.entries(causes)) {
      for (const code of codesOf(cause)) {
        const sum = at(engine, code);
        sum.events += count;
        sum.rules.add(rule);
      }
    }
  };
  for (const rule of run.rules) {
    for (const [engine, cell] of Object.entries(rule.engines)) {
      const { explained = {}, unexplained = 0 } = countsOf(cell) ?? {};
      add(engine, unexplained === 0 ? explained : { ...explained, unexplained }, rule);
    }
    for (const [converter, cell] of Object.entries(rule.converters)) {
      const { causes = {}, suspected = [] } = conversionOf(cell);
      add(converter, causes, rule);
      for (const code of suspected) at(converter, code).suspected.add(rule);
    }
  }
  return [...sums.values()].map((sum) => ({ ...sum, rules: [...sum.rules], suspected: [...sum.suspected] }));
}

/** The codes of a cause: several where they act together. */
export function codesOf(cause: string): readonly string[] {
  return cause.split(' + ');
}

function tally(texts: readonly string[]): { readonly [text: string]: number } {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([, a], [, b]) => b - a));
}
