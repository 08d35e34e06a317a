/** Rules that faults are put into. */

export const WILDCARDS = 'process where process.command_line : "*\\\\temp\\\\*.exe" and not process.name : ("a.exe", "b?.exe")';
export const NUMBERS = 'network where destination.port >= 1024 and destination.port != 8080 and not source.bytes > 4';
export const UNEQUAL = 'network where destination.port != 8080 and not source.bytes > 4';
export const NULLS = 'process where process.parent.name == null and user.name != null';
export const NETWORKS = 'network where cidrMatch(destination.ip, "10.0.0.0/8", "192.168.1.0/24")';
export const LISTS = 'file where file.extension in ("sh", "a*b") and not file.path like "/tmp/?x*"';
export const GROUPS =
  'process where (process.name == "nc" or user.id == "0") and (process.parent.name != "init" or process.code_signature.trusted == false)';
export const BETWEEN = 'process where process.args_count > 1 and process.args_count < 9';
export const FUNCTIONS =
  'process where startsWith~(process.name, "Ab") or endsWith(process.executable, ".sh") or stringContains(process.command_line, "-c")';
export const COMPUTED = 'process where length(process.name) > 5 and startsWith(process.executable, process.working_directory)';
export const REGEX = 'process where process.name regex "a{2,4}[b-d]?(x|yz|w+)\\\\.[^0-9]."';
export const OPERATORS = 'process where process.name regex "k<7-12>|[a-f]+&[d-z]{1,3}|~(b.*)q|\\"x.y\\"@"';
export const NESTED =
  'process where not (process.name == "a" and user.id in ("0", "1")) and not (process.args_count > 3 and not process.parent.name : "x*")';
export const PIECES = 'process where process.command_line : "*-enc*bypass*" or process.name like "aba*aba"';
export const SLASHES = 'file where file.path like ("C:\\\\\\\\a\\\\*", "\\\\\\\\srv\\\\?\\\\")';
export const DATES = 'any where event.ingested == "2020-02-02" or event.created > "2020-02-02"';
export const BLOCKS =
  'network where cidrMatch(source.ip, "fe80::/10", "10.0.0.0/9") and not cidrMatch(destination.ip, "172.16.0.0/12", "192.168.0.0/16")';
export const ABSENT = 'process where process.name == "a" or process.parent.name == null';

/** An export: a rule with a filter and an exception. */
export const SURROUNDED = [
  {
    name: 'a',
    type: 'eql',
    language: 'eql',
    query: 'process where process.name == "nc"',
    filters: [{ meta: { negate: true, disabled: false }, query: { match_phrase: { 'user.id': '0' } } }],
    exceptions_list: [{ id: 'x', list_id: 'l', type: 'detection', namespace_type: 'single' }],
  },
  { list_id: 'l', type: 'detection', namespace_type: 'single', name: 'l', description: 'l' },
  {
    list_id: 'l',
    item_id: 'i',
    type: 'simple',
    namespace_type: 'single',
    name: 'i',
    description: 'i',
    entries: [{ field: 'process.parent.name', type: 'match', operator: 'included', value: 'init' }],
  },
]
  .map((record) => JSON.stringify(record))
  .join('\n');
