/** A server that the project can start from artifacts of Maven Central. */
export interface NodePin {
  readonly family: 'opensearch' | 'elasticsearch';
  readonly version: string;
  /** The least Java that runs it. */
  readonly java: number;
  /** What is asked of Maven; `locks/` holds what that became, file by file. */
  readonly artifacts: readonly string[];
  /** What is asked for without what it needs: a server runs it with less than its description names. Absent: nothing. */
  readonly alone?: readonly string[];
  /** Classes of the plugins, all of them on the class path; empty where the modules are folders. */
  readonly plugins: readonly string[];
  /** Modules kept in folders of their own: folder, class, and how the names of its files begin. */
  readonly modules: readonly { readonly name: string; readonly plugin: string; readonly files: readonly string[] }[];
  readonly scripts: boolean;
}

const OPENSEARCH = ['transport-netty4-client', 'lang-painless', 'mapper-extras-client', 'parent-join-client', 'reindex-client'];

/** What OpenSearch needs to start and declares as optional. */
const OPTIONAL = ['org.locationtech.jts:jts-core:1.15.0', 'org.locationtech.spatial4j:spatial4j:0.7'];

const NETTY_MODULE = {
  name: 'transport-netty4',
  plugin: 'org.elasticsearch.transport.netty4.Netty4Plugin',
  files: ['transport-netty4-', 'netty-'],
} as const;

/** Elastic's own reader of Kibana's query language: `{ "query": { "kql": { "query": "..." } } }`, under the Elastic License 2.0. */
const KQL_MODULE = {
  name: 'x-pack-kql',
  plugin: 'org.elasticsearch.xpack.kql.KqlPlugin',
  files: ['x-pack-kql-', 'x-pack-core-', 'antlr4-runtime-'],
} as const;

/**
 * The servers of the experiments. Of Elasticsearch after 7.10 only the server and its network transport are published:
 * no Painless, no `wildcard`, `constant_keyword`, `version` and `scaled_float` fields, no EQL; docs/engines/servers.md
 * tells what was looked for.
 */
export const NODES = {
  'opensearch-2.19.1': {
    family: 'opensearch',
    version: '2.19.1',
    java: 17,
    artifacts: [
      'org.opensearch:opensearch:2.19.1',
      ...OPENSEARCH.map((name) => `org.opensearch.plugin:${name}:2.19.1`),
      'org.apache.logging.log4j:log4j-core:2.21.0',
      ...OPTIONAL,
    ],
    plugins: [
      'org.opensearch.transport.Netty4Plugin',
      'org.opensearch.painless.PainlessPlugin',
      'org.opensearch.index.mapper.MapperExtrasPlugin',
      'org.opensearch.join.ParentJoinPlugin',
      'org.opensearch.index.reindex.ReindexPlugin',
    ],
    modules: [],
    scripts: true,
  },
  'opensearch-3.8.0': {
    family: 'opensearch',
    version: '3.8.0',
    java: 21,
    artifacts: [
      'org.opensearch:opensearch:3.8.0',
      ...OPENSEARCH.map((name) => `org.opensearch.plugin:${name}:3.8.0`),
      'org.apache.logging.log4j:log4j-core:2.25.4',
      ...OPTIONAL,
    ],
    plugins: [
      'org.opensearch.transport.Netty4ModulePlugin',
      'org.opensearch.painless.PainlessModulePlugin',
      'org.opensearch.index.mapper.MapperExtrasModulePlugin',
      'org.opensearch.join.ParentJoinModulePlugin',
      'org.opensearch.index.reindex.ReindexModulePlugin',
    ],
    modules: [],
    scripts: true,
  },
  'elasticsearch-7.10.2': {
    family: 'elasticsearch',
    version: '7.10.2',
    java: 17,
    artifacts: ['org.codelibs:elasticsearch-cluster-runner:7.10.2.0'],
    plugins: [
      'org.elasticsearch.transport.Netty4Plugin',
      'org.elasticsearch.analysis.common.CommonAnalysisPlugin',
      'org.elasticsearch.painless.PainlessPlugin',
      'org.elasticsearch.index.mapper.MapperExtrasPlugin',
      'org.elasticsearch.join.ParentJoinPlugin',
      'org.elasticsearch.index.reindex.ReindexPlugin',
    ],
    modules: [],
    scripts: true,
  },
  'elasticsearch-8.19.21': {
    family: 'elasticsearch',
    version: '8.19.21',
    java: 17,
    artifacts: ['org.elasticsearch:elasticsearch:8.19.21', 'org.elasticsearch.plugin:transport-netty4:8.19.21'],
    plugins: [],
    modules: [NETTY_MODULE],
    scripts: false,
  },
  'elasticsearch-9.5.3': {
    family: 'elasticsearch',
    version: '9.5.3',
    java: 21,
    artifacts: ['org.elasticsearch:elasticsearch:9.5.3', 'org.elasticsearch.plugin:transport-netty4:9.5.3'],
    alone: [
      'org.elasticsearch.plugin:x-pack-kql:9.5.3',
      'org.elasticsearch.plugin:x-pack-core:9.5.3',
      'org.antlr:antlr4-runtime:4.13.1',
    ],
    plugins: [],
    modules: [NETTY_MODULE, KQL_MODULE],
    scripts: false,
  },
} as const satisfies Readonly<Record<string, NodePin>>;

export type NodeName = keyof typeof NODES;

/** The server of the ordinary test run: Apache licence, scripts included, runs on Java 17. */
export const DEFAULT_NODE: NodeName = 'opensearch-2.19.1';

export function isNodeName(name: string): name is NodeName {
  return Object.hasOwn(NODES, name);
}

/** What the table says of a server, as the interface says it. */
export function pinOf(name: NodeName): NodePin {
  return NODES[name];
}
