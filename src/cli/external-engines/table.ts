import type { EngineRow } from '../host/engines.ts';

/**
 * Every external engine: one row each, opened in this order; a row is told what those before it can run for it. What a row needs is loaded when it is opened, so that the table can be read for
 * `--help` at no cost.
 */
const EXTERNAL_ENGINES = {
  opensearch: {
    value: { title: 'URL', required: true },
    help: 'an OpenSearch cluster (2 or later); runs the query DSL and query strings',
    open: async (value, world) => (await import('./cluster.ts')).openCluster('opensearch', value ?? '', world),
  },
  elasticsearch: {
    value: { title: 'URL', required: true },
    help: 'an Elasticsearch cluster (7.10 or later); runs the query DSL, query strings, and the EQL itself',
    open: async (value, world) => (await import('./cluster.ts')).openCluster('elasticsearch', value ?? '', world),
  },
  rsigma: {
    value: { title: 'PATH', required: false },
    help: 'rsigma, a Sigma engine written in Rust; runs the printed Sigma',
    open: async (value) => (await import('./rsigma.ts')).openRsigma(value),
  },
  pysigma: {
    value: { title: 'PYTHON', required: false },
    help: 'pySigma; reads the printed Sigma and converts it for five other products',
    open: async (value, world) => (await import('./pysigma.ts')).openPysigma(value, world),
  },
  kusto: {
    value: { title: 'PYTHON', required: false },
    help: 'ClickHouse, as chdb; runs the printed Kusto in its Kusto dialect',
    open: async (value) => (await import('./kusto.ts')).openKusto(value),
  },
  python: {
    value: { title: 'PATH', required: false },
    help: 'CPython 3.8 or later; runs the printed Python',
    open: async (value) => (await import('./python.ts')).openPython(value),
  },
  flink: {
    value: { title: 'URL|local', required: true },
    help: 'the SQL gateway of a Flink cluster (2.1 or later), or one that is started here; runs the Flink SQL',
    open: async (value, world) => (await import('./flink.ts')).openFlink(value ?? '', world),
  },
  duckdb: {
    value: { title: 'FILE', required: false },
    help: 'DuckDB (@duckdb/node-api), in memory or in a schema of its own; runs the printed SQL',
    open: async (value) => (await import('./duckdb.ts')).openDuckdb(value),
  },
  clickhouse: {
    value: { title: 'URL', required: true },
    help: 'a ClickHouse server; runs the printed SQL in a database of its own',
    open: async (value, world) => (await import('./clickhouse.ts')).openClickhouse(value ?? '', world),
  },
} as const satisfies { readonly [name: string]: EngineRow };

/** The names a user can type, in the order of the table. */
export const ENGINE_NAMES: readonly string[] = Object.keys(EXTERNAL_ENGINES);

/** The row of a name; null: there is none. */
export function engineRow(name: string): EngineRow | null {
  const rows: { readonly [name: string]: EngineRow } = EXTERNAL_ENGINES;
  return Object.hasOwn(rows, name) ? (rows[name] ?? null) : null;
}
