import { firstOfLists, mapTexts } from './edit-event.ts';
import type { KnownDifference } from './known.ts';

const ELASTIC = '2.1.1';
const ELASTIC_SOURCE = 'pySigma-backend-elasticsearch 2.1.1, sigma/backends/elasticsearch/elasticsearch_eql.py';

/** The fields that an artifact tests under `cased`; a converter joins alternatives over one field into a list. */
function casedFields(artifact: string): readonly string[] {
  return [...artifact.matchAll(/^\s*(?:- )?([^\s|:]+)\|(?:[a-z]+\|)?cased[|a-z]*:/gm)].flatMap(([, field]) => field ?? []);
}

/** The fields of the detections whose names hold more than letters, digits, underscores and dots. */
function oddFields(artifact: string): readonly string[] {
  const names = [...artifact.matchAll(/^ {8,}(?:- )?([^\s|:']+)(?:\|[a-z|]+)?:/gm)].flatMap(([, field]) => field ?? []);
  return [...new Set(names)].filter((name) => !/^[@\w.]+$/.test(name));
}

const hasRegex = (artifact: string): boolean => /\|re(\|[ims])*:/.test(artifact);
const negates = (artifact: string): boolean => /^\s*condition:.*\bnot\b/m.test(artifact);
const hasCasedList = (artifact: string): boolean => /\|cased[|a-z]*:\s*$/m.test(artifact);
/** Detections stand eight columns in; a value without `cased`, or a list. */
const hasFolded = (artifact: string): boolean =>
  /^ {8,}(?:- )?[^\s|:]+(?:\|(?:contains|startswith|endswith))?:(?: '[^']*[A-Za-z].*'|\s*)$/m.test(artifact);

/** What the converters of pySigma do to rules such as ours. (sigma-target 3.4, 3.5) */
export const PYSIGMA: readonly KnownDifference[] = [
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
  {
    code: 'sqlite-lists-are-text',
    engine: 'pysigma sqlite',
    version: '2.0.0',
    construct: 'a field with several values',
    explanation: 'A column holds one value; a list is stored as the text of the list, which no value equals.',
    source: 'Zircolite, the program that runs these queries, flattens events so (sigma-target 3.5)',
    avoided: null,
    example: {
      detection: "selection:\n    process.args: '-e'\ncondition: selection",
      event: { 'process.args': ['-c', '-e'] },
      means: true,
      says: false,
    },
    without: firstOfLists,
  },
  {
    code: 'sqlite-end-before-line-feed',
    engine: 'pysigma sqlite',
    version: '2.0.0',
    construct: '`re` that ends in `$`, over a value that ends in a line feed',
    explanation: 'The expression is run by Python, where `$` holds before a line feed at the end as well.',
    source: 'docs.python.org/3/library/re.html (sigma-target 3.4)',
    avoided: null,
    example: {
      detection: "selection:\n    user.name|re: '^(ab+)$'\ncondition: selection",
      event: { 'user.name': 'abb\n' },
      means: false,
      says: true,
    },
    without: (event) => mapTexts(event, (text) => text.replace(/\n+$/, '')),
  },
  {
    code: 'lucene-case-of-mapping',
    engine: 'pysigma lucene',
    version: ELASTIC,
    construct: 'a value without `cased`',
    explanation: 'Whether case counts is up to the mapping: on keyword fields it does.',
    source: 'pySigma-backend-elasticsearch 2.1.1, sigma/backends/elasticsearch/elasticsearch_lucene.py (sigma-target 3.5)',
    avoided: null,
    example: {
      detection: "selection:\n    process.name: 'nc'\ncondition: selection",
      event: { 'process.name': 'NC' },
      means: true,
      says: false,
    },
    concerns: hasFolded,
  },
  {
    code: 'lucene-regex-is-whole',
    engine: 'pysigma lucene',
    version: ELASTIC,
    construct: '`re`',
    explanation: 'A regular expression has to match the whole value, and ^ and $ are ordinary characters.',
    source: 'SigmaHQ/sigma#688, #1562, #2175 (sigma-target 3.4)',
    avoided: 'a set of strings that wildcards can say is printed with wildcards',
    example: {
      detection: "selection:\n    user.name|re: '^(ab+)$'\ncondition: selection",
      event: { 'user.name': 'abb' },
      means: true,
      says: false,
    },
    concerns: hasRegex,
  },
  {
    code: 'lucene-cased-refused',
    engine: 'pysigma lucene',
    version: ELASTIC,
    construct: 'a single value under `cased`',
    explanation: 'The converter refuses to tell case apart, though on keyword fields its output does.',
    source: 'pySigma-backend-elasticsearch 2.1.1: NotImplementedError',
    avoided: '`translate --portable-case all` prints no `cased`',
    example: {
      detection: "selection:\n    user.name|cased: 'adm'\ncondition: selection",
      event: { 'user.name': 'adm' },
      means: true,
      says: 'refuses',
    },
  },
  {
    code: 'esql-case-counts',
    engine: 'pysigma esql',
    version: ELASTIC,
    construct: 'a value without `cased`',
    explanation: 'Values are compared with == and like, which tell case apart.',
    source: 'SigmaHQ/pySigma-backend-elasticsearch#107 (sigma-target 3.5)',
    avoided: null,
    example: {
      detection: "selection:\n    process.name: 'nc'\ncondition: selection",
      event: { 'process.name': 'NC' },
      means: true,
      says: false,
    },
    concerns: hasFolded,
  },
  {
    code: 'esql-missing-under-not',
    engine: 'pysigma esql',
    version: ELASTIC,
    construct: '`not`',
    explanation:
      'The logic has three values: an event without the field is dropped by a negated test, where Sigma and EQL keep it.',
    source: 'elastic/elasticsearch#129125 (sigma-target 3.5)',
    avoided: null,
    example: {
      detection: "selection:\n    user.id: '0'\nfilter_main:\n    process.name: 'nc'\ncondition: selection and not filter_main",
      event: { 'user.id': '0' },
      means: true,
      says: false,
    },
    concerns: negates,
  },
  {
    code: 'esql-regex-is-whole',
    engine: 'pysigma esql',
    version: ELASTIC,
    construct: '`re`',
    explanation: 'rlike has to match the whole value, and ^ and $ are ordinary characters.',
    source: 'SigmaHQ/sigma#688 (sigma-target 3.4)',
    avoided: 'a set of strings that wildcards can say is printed with wildcards',
    example: {
      detection: "selection:\n    user.name|re: '^(ab+)$'\ncondition: selection",
      event: { 'user.name': 'abb' },
      means: true,
      says: false,
    },
    concerns: hasRegex,
  },
  {
    code: 'splunk-cased-list-folds',
    engine: 'pysigma splunk',
    version: '2.1.0',
    construct: 'a list under `cased`',
    explanation: 'A list becomes IN, which takes no notice of case; a single cased value is refused.',
    source: 'pySigma-backend-splunk 2.1.0, sigma/backends/splunk/splunk.py',
    avoided: null,
    example: {
      detection: "selection:\n    user.name|cased:\n        - 'adm'\n        - 'sys'\ncondition: selection",
      event: { 'user.name': 'ADM' },
      means: false,
      says: true,
    },
    concerns: hasCasedList,
  },
];
