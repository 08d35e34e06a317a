import { TARGET_NAMES, type TargetName } from '../../translators/index.ts';
import type { Engine } from '../contract/index.ts';
import { eqlSearch, esDsl, js, kibana, kql, lucene, oracle, sigma } from '../engines/index.ts';
import type { Plan } from '../ir/index.ts';

/** Why nothing in this process runs what a target prints of such a rule. */
interface NoEngine {
  readonly none: string;
}

type EachPlan<Name extends TargetName> = { readonly [Kind in Plan['kind']]: Engine<Name> | NoEngine };

const ONE_BY_ONE: NoEngine = { none: 'a query string, and KQL, ask each document by itself' };

/** What runs the artifacts of targets that nothing in this process runs. */
export const ELSEWHERE = {
  python: 'CPython runs it: --engine python',
  flink: 'Flink runs it: --engine flink',
  duckdb: 'DuckDB runs it: --engine duckdb',
  clickhouse: 'a ClickHouse server runs it: --engine clickhouse=URL',
  kusto: 'the Kusto dialect of ClickHouse runs it: --engine kusto',
} as const satisfies Readonly<Partial<Record<TargetName, string>>>;

/** What runs the artifacts of each target, by what a rule asks for. A target without an engine of its own says why. */
const ENGINES: { readonly [Name in TargetName]: EachPlan<Name> } = {
  sigma: whatever(sigma),
  // Elasticsearch searches for several events with EQL itself.
  'es-dsl': { single: esDsl, sequence: eqlSearch(oracle, esDsl), sample: eqlSearch(oracle, esDsl) },
  js: whatever(js),
  eql: whatever(printedEql(oracle)),
  lucene: { single: lucene(esDsl), sequence: ONE_BY_ONE, sample: ONE_BY_ONE },
  kql: { single: kql, sequence: ONE_BY_ONE, sample: ONE_BY_ONE },
  kibana: whatever(kibana({ eql: oracle, kuery: kql, lucene: lucene(esDsl) }, esDsl)),
  python: elsewhere('python'),
  kusto: elsewhere('kusto'),
  flink: elsewhere('flink'),
  duckdb: elsewhere('duckdb'),
  clickhouse: elsewhere('clickhouse'),
};

/**
 * The printed text is another text than the rule, and is read from its letters on. What stands around the rule is in it, and nothing
 * around it counts any more.
 */
function printedEql(engine: Engine<'eql'>): Engine<'eql'> {
  return { ...engine, name: 'eql', load: (events, { context: _, ...settings }) => engine.load(events, settings) };
}

function whatever<Name extends TargetName>(engine: Engine<Name>): EachPlan<Name> {
  return { single: engine, sequence: engine, sample: engine };
}

/** Nothing in this process runs it; an engine that is asked for by its name may. */
function elsewhere(name: keyof typeof ELSEWHERE): Readonly<Record<Plan['kind'], NoEngine>> {
  const nowhere = { none: ELSEWHERE[name] };
  return { single: nowhere, sequence: nowhere, sample: nowhere };
}

/** The targets whose artifacts something in this process runs, whatever else there is. */
export const RUN_HERE: readonly TargetName[] = TARGET_NAMES.filter((name) => !Object.hasOwn(ELSEWHERE, name));

/** The engines that run what rules of a kind are translated to, at most one for each target, in the order of the targets. */
export function enginesFor(kind: Plan['kind']): readonly Engine<TargetName>[] {
  return TARGET_NAMES.flatMap((name) => {
    const engine: Engine<TargetName> | NoEngine = ENGINES[name][kind];
    return 'none' in engine ? [] : [engine];
  });
}
