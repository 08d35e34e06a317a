/** What a converter prints, and how it is read here. */
export interface Format {
  readonly name: string;
  readonly backend: string;
  readonly format: string;
  /** The language of the query inside. */
  readonly query: 'lucene' | 'eql';
  /** The format whose query it carries: it is judged by whether it says the same. Absent: the query alone, which is compared with the rule. */
  readonly carries?: string;
}

/** The outputs of pySigma's backends that are read back. */
export const FORMATS: readonly Format[] = [
  { name: 'lucene', backend: 'lucene', format: 'default', query: 'lucene' },
  { name: 'opensearch', backend: 'opensearch_lucene', format: 'default', query: 'lucene' },
  { name: 'eql', backend: 'eql', format: 'default', query: 'eql' },
  { name: 'lucene, dsl_lucene', backend: 'lucene', format: 'dsl_lucene', query: 'lucene', carries: 'lucene' },
  { name: 'lucene, kibana_ndjson', backend: 'lucene', format: 'kibana_ndjson', query: 'lucene', carries: 'lucene' },
  { name: 'opensearch, dsl_lucene', backend: 'opensearch_lucene', format: 'dsl_lucene', query: 'lucene', carries: 'opensearch' },
  {
    name: 'opensearch, dashboards_ndjson',
    backend: 'opensearch_lucene',
    format: 'dashboards_ndjson',
    query: 'lucene',
    carries: 'opensearch',
  },
  {
    name: 'opensearch, monitor_rule',
    backend: 'opensearch_lucene',
    format: 'monitor_rule',
    query: 'lucene',
    carries: 'opensearch',
  },
  { name: 'elastalert', backend: 'elastalert', format: 'default', query: 'lucene', carries: 'lucene' },
  { name: 'eql, eqlapi', backend: 'eql', format: 'eqlapi', query: 'eql', carries: 'eql' },
];

/** Outputs that are not read, and why. */
export const NOT_READ: readonly { readonly names: string; readonly because: string }[] = [
  {
    names: '`siem_rule`, `siem_rule_ndjson` (Lucene, EQL, ES|QL)',
    because: 'the converter fetches MITRE ATT&CK from the network for every rule; here there is none',
  },
  { names: 'ES|QL, OpenSearch PPL', because: 'languages that are not read here' },
  {
    names: 'Splunk (SPL, SPL2), Kusto (Defender, Sentinel), SQLite and all other backends',
    because: 'languages that are not read here',
  },
];
