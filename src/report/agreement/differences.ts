import type { DifferenceFacts } from './difference-facts.ts';
import type { AgreementRecord, RuleRow, RunRecord, Shown } from './record.ts';
import { type CodeSum, codeSums, conversionOf, countsOf } from './sums.ts';

/** A code with what is known of it and what it did in each run. */
export interface DifferenceEntry {
  readonly code: string;
  readonly engine: string;
  /** Null: the code is no longer, or never was, in the table of known differences. */
  readonly known: DifferenceFacts | null;
  readonly hits: readonly { readonly run: RunRecord; readonly sum: CodeSum }[];
}

export const UNEXPLAINED = 'unexplained';

/** What a record keeps of a known difference. */
export function readable(known: DifferenceFacts): DifferenceFacts {
  const { code, engine, version, construct, explanation, source, avoided, example } = known;
  return { code, engine, version, construct, explanation, source, avoided, example };
}

/** Every code that a run named, by engine, and every known one that no run met. */
export function differenceEntries({ differences, runs }: AgreementRecord): readonly DifferenceEntry[] {
  const hits = runs.flatMap((run) => codeSums(run).map((sum) => ({ run, sum })));
  const named = hits.filter(({ sum }) => sum.code !== UNEXPLAINED);
  const known = differences.map((one) => ({
    code: one.code,
    engine: one.engine,
    known: one,
    hits: named.filter(({ sum }) => sum.code === one.code && sum.engine === one.engine),
  }));
  const others = named.filter(({ sum }) => !known.some(({ code, engine }) => sum.code === code && sum.engine === engine));
  const strange = new Map(others.map(({ sum }) => [`${sum.engine} ${sum.code}`, sum]));
  return [
    ...known,
    ...[...strange.values()].map(({ code, engine }) => ({
      code,
      engine,
      known: null,
      hits: others.filter(({ sum }) => sum.code === code && sum.engine === engine),
    })),
  ];
}

/** A difference that nothing explains: where it was, and the smallest case. */
interface Unexplained {
  readonly run: RunRecord;
  readonly rule: RuleRow;
  readonly engine: string;
  readonly count: number;
  readonly example: Shown | null;
}

export function unexplainedOf({ runs }: AgreementRecord): readonly Unexplained[] {
  return runs.flatMap((run) =>
    run.rules.flatMap((rule) => [
      ...Object.entries(rule.engines).flatMap(([engine, cell]) => {
        const { unexplained = 0, example = null } = countsOf(cell) ?? {};
        return unexplained === 0 ? [] : [{ run, rule, engine, count: unexplained, example }];
      }),
      ...Object.entries(rule.converters).flatMap(([engine, cell]) => {
        const { causes = {}, example = null } = conversionOf(cell);
        const count = Object.hasOwn(causes, UNEXPLAINED) ? (causes[UNEXPLAINED] ?? 0) : 0;
        return count === 0 ? [] : [{ run, rule, engine, count, example }];
      }),
    ]),
  );
}

/** What an example shows, in words. */
export function shownText({ events, means, says }: Shown): string {
  const said = `the rule ${means ? 'matches' : 'does not match'}, the answer was ${says ? 'a match' : 'no match'}`;
  return `${events.map((event) => JSON.stringify(event)).join(' then ')}: ${said}`;
}
