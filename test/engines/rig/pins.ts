/** The versions of the engines written by others that the project is tested with, and what they are made of. One place. */
export const PINS = {
  rsigma: {
    /** The crate that holds the command line. It does not compile without its runtime; the rest of its default features serve a network. */
    crate: 'rsigma',
    version: '0.23.0',
    cargoArguments: ['--locked', '--no-default-features', '--features', 'rsigma-runtime'],
    /** Builds in half the time; the few thousand events of a rule take no longer. */
    environment: {
      CARGO_PROFILE_RELEASE_OPT_LEVEL: '0',
      CARGO_PROFILE_RELEASE_LTO: 'off',
      CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '16',
      CARGO_PROFILE_RELEASE_DEBUG: '0',
    },
  },
  /** The same for whoever measures: as its authors build it. It takes ten minutes and more, and is installed by name only. */
  'rsigma-release': { crate: 'rsigma', version: '0.23.0', cargoArguments: ['--locked'], environment: {} },
  pysigma: {
    python: '3.10',
    packages: {
      pysigma: '1.5.1',
      // 3.3.3 no longer parses `a and not b` (SigmaHQ/pySigma#548).
      pyparsing: '3.3.2',
      'pysigma-backend-elasticsearch': '2.1.1',
      'pysigma-backend-splunk': '2.1.0',
      'pysigma-backend-sqlite': '2.0.0',
      'pysigma-backend-opensearch': '2.0.3',
      'pysigma-backend-kusto': '1.0.1',
    },
  },
  /** No backend admits pySigma 2 yet: it reads and validates, beside the one that converts, with the checks of SigmaHQ's repository. */
  'pysigma-reader': {
    python: '3.10',
    packages: {
      pysigma: '2.0.1',
      pyparsing: '3.3.2',
      'pysigma-validators-sigmahq': '0.21.0',
    },
  },
  /** A cluster of one process with its SQL gateway; `node/locks` has its files. */
  'flink-2.3.0': {
    version: '2.3.0',
    java: 17,
    artifacts: [
      'org.apache.flink:flink-clients:2.3.0',
      'org.apache.flink:flink-json:2.3.0',
      'org.apache.flink:flink-sql-gateway:2.3.0',
      'org.apache.flink:flink-table-planner_2.12:2.3.0',
      'org.apache.flink:flink-table-runtime:2.3.0',
    ],
    modules: [],
  },
  /** A prover that shares nothing with ours: it judges our verdicts (test/judges). */
  z3: {
    python: '3.10',
    packages: { 'z3-solver': '5.4.1.0' },
  },
  /** ClickHouse as a library, and the version of it inside. */
  chdb: {
    python: '3.9',
    packages: { chdb: '4.4.0' },
    clickhouse: '26.9',
  },
} as const;
