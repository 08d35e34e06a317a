import type { TargetName } from '../../translators/index.ts';
import { NODES, type NodeName } from './rig/node/nodes.ts';
import { PINS } from './rig/pins.ts';

/** Versions of packages of npm, by their names, as the lock file has them. */
export type Installed = (name: string) => string;

/** Something written by others that the suites have run what a target prints. */
interface RunOn {
  readonly engine: string;
  /** The test that does, or the script that runs the tests. */
  readonly by: string;
}

/** Who runs what each target prints. */
export interface Runners {
  /** What does in this process, wherever `check` runs; null: nothing. */
  readonly here: string | null;
  /** None: `why` says why not. */
  readonly on: readonly RunOn[];
  readonly why?: string;
}

const FAMILIES = { opensearch: 'OpenSearch', elasticsearch: 'Elasticsearch' } as const;

function node(name: NodeName, by: string): RunOn {
  const { family, version } = NODES[name];
  return { engine: `${FAMILIES[family]} ${version}`, by };
}

const CLUSTERS = (Object.keys(NODES) as NodeName[]).map((name) => node(name, 'test/engines/cluster.engine.ts'));
const CHDB = `chdb ${PINS.chdb.packages.chdb} (ClickHouse ${PINS.chdb.clickhouse})`;

/** What has run the outputs of each target, with its version: no target is taken for run that was not. */
export function runners(installed: Installed): { readonly [Name in TargetName]: Runners } {
  return {
    sigma: {
      here: 'an evaluator of Sigma 2.1',
      on: [
        { engine: `rsigma ${PINS.rsigma.version}`, by: 'test/engines/rsigma.engine.ts' },
        { engine: `pySigma ${PINS.pysigma.packages.pysigma} and its backends`, by: 'test/engines/pysigma.engine.ts' },
      ],
    },
    'es-dsl': { here: 'an evaluator of query DSL, and of the EQL in it', on: CLUSTERS },
    js: {
      here: 'the engine that runs eqlibrium',
      on: [
        { engine: 'Node 20, 22 and 26', by: '.ci/run' },
        { engine: 'Chromium', by: 'test/browser/page-work.browser.ts' },
      ],
    },
    eql: {
      here: 'the oracle, from the printed text',
      on: [],
      why: 'no Elasticsearch with EQL is published; one of yours does by `--engine elasticsearch=URL`',
    },
    lucene: { here: 'an evaluator of query strings', on: CLUSTERS },
    kql: { here: 'an evaluator of KQL', on: [node('elasticsearch-9.5.3', 'test/engines/kql.engine.ts')] },
    kibana: {
      here: 'the evaluators of the queries inside',
      on: [],
      why: 'no Kibana is published; the queries inside run as those of query DSL, Lucene and KQL do',
    },
    python: { here: null, on: [{ engine: 'CPython 3.11', by: 'test/engines/python.engine.ts' }] },
    flink: { here: null, on: [{ engine: `Flink ${PINS['flink-2.3.0'].version}`, by: 'test/engines/flink.engine.ts' }] },
    duckdb: {
      here: null,
      on: [{ engine: `DuckDB ${installed('@duckdb/node-api')}`, by: 'test/engines/sql.engine.ts' }],
    },
    clickhouse: { here: null, on: [{ engine: CHDB, by: 'test/engines/sql.engine.ts' }] },
    kusto: {
      here: null,
      on: [
        { engine: `the Kusto dialect of ${CHDB}`, by: 'test/engines/kusto.engine.ts' },
        {
          engine: `parsed and bound by Microsoft's language service ${installed('@kusto/language-service-next')}`,
          by: 'test/translators/kusto/kusto.test.ts',
        },
      ],
    },
  };
}
