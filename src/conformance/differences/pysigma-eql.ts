import { oddFields } from './constructs.ts';
import type { KnownDifference } from './known.ts';

const ELASTIC = '2.1.1';
const ELASTIC_SOURCE = 'pySigma-backend-elasticsearch 2.1.1, sigma/backends/elasticsearch/elasticsearch_eql.py';

/** The fields that an artifact tests under `cased`; a converter joins alternatives over one field into a list. */
function casedFields(artifact: string): readonly string[] {
  return [...artifact.matchAll(/^\s*(?:- )?([^\s|:]+)\|(?:[a-z]+\|)?cased[|a-z]*:/gm)].flatMap(([, field]) => field ?? []);
}

/** What the EQL converter of pySigma does to rules such as ours. (sigma-target 3.4, 3.5) */
export const PYSIGMA_EQL: readonly KnownDifference[] = [
  {
    code: 'eql-cased-list-folds',
    engine: 'pysigma eql',
    version: ELASTIC,
    construct: 'a list under `cased`',
    explanation: 'A list becomes like~, which takes no notice of case, whether or not its values are cased.',
    source: ELASTIC_SOURCE,
    avoided: null,
    example: {
      detection: "selection:\n    user.name|cased:\n        - 'adm'\n        - 'sys'\ncondition: selection",
      event: { 'user.name': 'ADM' },
      means: false,
      says: true,
    },
    mended: (query, artifact) =>
      casedFields(artifact).reduce((rest, field) => rest.replaceAll(`${field} like~ (`, `${field} like (`), query),
  },
  {
    code: 'eql-cased-wildcard-is-data',
    engine: 'pysigma eql',
    version: ELASTIC,
    construct: '`cased` with a wildcard, or with `contains`, `startswith` or `endswith`',
    explanation: 'A single cased value becomes ==, for which stars and question marks are ordinary characters.',
    source: ELASTIC_SOURCE,
    avoided: null,
    example: {
      detection: "selection:\n    process.command_line|cased|contains: 'aB'\ncondition: selection",
      event: { 'process.command_line': 'xaBx' },
      means: true,
      says: false,
    },
    mended: (query) => query.replace(/ == ("(?:[^"\\]|\\.)*[*?](?:[^"\\]|\\.)*")/g, ' like $1'),
  },
  {
    code: 'eql-regex-slash',
    engine: 'pysigma eql',
    version: ELASTIC,
    construct: '`re` with a slash',
    explanation: 'A slash gains a backslash, which is no escape sequence of an EQL string: the query does not parse.',
    source: ELASTIC_SOURCE,
    avoided: null,
    example: {
      detection: "selection:\n    process.executable|re: '^(/tmp/[a-z]+)$'\ncondition: selection",
      event: { 'process.executable': '/tmp/a' },
      means: true,
      says: 'fails',
    },
    mended: (query) => query.replace(/\\\\|\\\//g, (pair) => (pair === '\\/' ? '/' : pair)),
  },
  {
    code: 'eql-regex-folds-and-is-whole',
    engine: 'pysigma eql',
    version: ELASTIC,
    construct: '`re`',
    explanation:
      'A regular expression becomes regex~, which takes no notice of case and has to match the whole value; the anchors and flags of a search are ordinary characters there.',
    source: ELASTIC_SOURCE,
    avoided: 'a set of strings that wildcards can say is printed with wildcards',
    example: {
      detection: "selection:\n    user.name|re: '^(ab+)$'\ncondition: selection",
      event: { 'user.name': 'abb' },
      means: true,
      says: false,
    },
    mended: (query) =>
      query.replace(/ regex~ "(?:\(\?([a-z]+)\))?\^?((?:[^"\\]|\\.)*?)\$?"/g, (_, flags: string | undefined, body: string) =>
        flags?.includes('i') === true ? ` regex~ "${body}"` : ` regex "${body}"`,
      ),
  },
  {
    code: 'eql-pattern-for-numbers',
    engine: 'pysigma eql',
    version: ELASTIC,
    construct: 'a number or a boolean',
    explanation:
      'A number or a boolean is compared with the operator for patterns (:), which Elasticsearch has for strings alone: the query is refused.',
    source: `${ELASTIC_SOURCE}; run on the grammar and the types of Elasticsearch EQL`,
    avoided: null,
    example: {
      detection: 'selection:\n    process.args_count: 5\ncondition: selection',
      event: { 'process.args_count': 5 },
      means: true,
      says: 'fails',
    },
    mended: (query) =>
      query
        .replace(/:(?=(?:-?\d+(?:\.\d+)?|true|false)(?:[\s)]|$))/g, ' == ')
        .replace(/ like~ (?=\(-?\d+(?:\.\d+)?(?:, -?\d+(?:\.\d+)?)*\))/g, ' in '),
  },
  {
    code: 'eql-escaped-wildcard',
    engine: 'pysigma eql',
    version: ELASTIC,
    construct: 'a star or question mark that is data',
    explanation:
      'It is printed as \\* or \\?, which is no escape sequence of EQL: the query does not parse. EQL patterns cannot say such a character.',
    source: ELASTIC_SOURCE,
    avoided: null,
    example: {
      detection: "selection:\n    process.command_line|contains: 'a\\*b'\ncondition: selection",
      event: { 'process.command_line': 'a*b' },
      means: true,
      says: 'fails',
    },
    mended: (query) => query.replace(/(?<!\\)((?:\\\\)*)\\[*?]/g, '$1?'),
  },
  {
    code: 'eql-regex-control-escapes',
    engine: 'pysigma eql',
    version: ELASTIC,
    construct: '`re` with \\t, \\n or \\r',
    explanation:
      'The expression is passed on as it is, where a backslash before such a letter is no sign that Elasticsearch reads.',
    source: `${ELASTIC_SOURCE} (eql-semantics 7)`,
    avoided: null,
    example: {
      detection: "selection:\n    user.name|re: '^(a[\\t ]b)$'\ncondition: selection",
      event: { 'user.name': 'a\tb' },
      means: true,
      says: 'fails',
    },
    mended: (query) =>
      query.replace(/( regex~? ")((?:[^"\\]|\\.)*)"/g, (_, start: string, body: string) => {
        const said = body.replace(/\\\\\\\\|\\\\([tnr])/g, (pair: string, letter?: string) =>
          letter === undefined ? pair : `\\${letter}`,
        );
        return `${start}${said}"`;
      }),
  },
  {
    code: 'eql-field-name-not-quoted',
    engine: 'pysigma eql',
    version: ELASTIC,
    construct: 'a field whose name holds other characters than letters, digits, underscores and dots',
    explanation: 'The name is printed without backticks, so that a slash in it divides.',
    source: ELASTIC_SOURCE,
    avoided: null,
    example: {
      detection: "selection:\n    kubernetes.audit.annotations.a/b: 'forbid'\ncondition: selection",
      event: { 'kubernetes.audit.annotations.a/b': 'forbid' },
      means: true,
      says: 'fails',
    },
    mended: (query, artifact) => oddFields(artifact).reduce((rest, field) => rest.replaceAll(field, `\`${field}\``), query),
  },
];
