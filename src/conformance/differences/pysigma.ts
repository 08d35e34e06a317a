import { hasCasedList, hasFolded, hasRegex, negates } from './constructs.ts';
import { firstOfLists, mapTexts } from './edit-event.ts';
import type { KnownDifference } from './known.ts';

const ELASTIC = '2.1.1';

/** What the other converters of pySigma do. (sigma-target 3.4, 3.5) */
export const PYSIGMA: readonly KnownDifference[] = [
  {
    code: 'sqlite-lists-are-text',
    engine: 'pysigma sqlite',
    version: '2.0.0',
    construct: 'a field with several values, in a list or under both of its names (dotted, and within an object)',
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
