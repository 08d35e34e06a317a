/** Rules of our own in the published forms, for tests of what surrounds a query. */

export const NETCAT = 'process where event.type == "start" and process.name : "nc"';
export const SHELL = 'process where event.type == "start" and process.name == "sh"';
export const BROKEN = 'process where process.name = "nc"';
export const SEQUENCE = 'sequence by host.id with maxspan=1m [process where true] [file where file.name == "x"]';

/** What it means moves with the clock. */
export const MOVING = 'process where @timestamp > "now-1d"';
/** No module says it: a script that makes text of a date. */
/** No target but Elasticsearch can say this: as an automaton it is too large. */
export const UNRUN = 'process where process.name regex "~(.*a.{30})"';

/** A rule in the form of Kibana's API. */
export function kibanaRule(changes: { readonly [key: string]: unknown } = {}): { readonly [key: string]: unknown } {
  return {
    rule_id: 'netcat-1',
    name: 'Netcat Started',
    description: 'Finds a started netcat.',
    type: 'eql',
    language: 'eql',
    query: NETCAT,
    severity: 'low',
    risk_score: 21,
    ...changes,
  };
}

/** A rule in the form of the detection-rules repository. */
export function tomlRule(query: string, name = 'Netcat Started'): string {
  return `[metadata]
creation_date = "2024/05/31"

[rule]
name = ${JSON.stringify(name)}
rule_id = "netcat-1"
type = "eql"
language = "eql"
query = '''
${query}
'''
`;
}

/** Events as NDJSON: one that `NETCAT` finds for each name, else one it does not. */
export function startedProcesses(...names: readonly string[]): string {
  return names
    .map((name) => `${JSON.stringify({ event: { category: 'process', type: ['start'] }, process: { name } })}\n`)
    .join('');
}
