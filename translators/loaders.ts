import type { Target } from '../src/contract/index.ts';
import type { ForEachTarget } from './index.ts';

const eql = async () => (await import('./eql/index.ts')).eql;
const kql = async () => (await import('./kql/index.ts')).kql;
const lucene = async () => (await import('./lucene/index.ts')).lucene;

/** How a page gets at each target alone, when it is asked for: a bundler makes a file of its own of each. */
export const TARGET_LOADERS = {
  sigma: async () => (await import('./sigma/index.ts')).sigma,
  'es-dsl': async () => (await import('./es-dsl/index.ts')).esDsl,
  js: async () => (await import('./js/index.ts')).js,
  eql,
  lucene,
  kql,
  kibana: async () => {
    const { kibanaWith } = await import('./kibana/index.ts');
    return kibanaWith({ eql: await eql(), kuery: await kql(), lucene: await lucene() });
  },
  python: async () => (await import('./python/index.ts')).python,
  flink: async () => (await import('./flink/index.ts')).flink,
  duckdb: async () => (await import('./duckdb/index.ts')).duckdb,
  clickhouse: async () => (await import('./clickhouse/index.ts')).clickhouse,
  kusto: async () => (await import('./kusto/index.ts')).kusto,
} as const satisfies ForEachTarget<() => Promise<Target<unknown>>>;

export type { TargetName } from './index.ts';
