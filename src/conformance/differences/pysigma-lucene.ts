import { hasFolded, hasRegex, oddFields } from './constructs.ts';
import { fewerClauses, foldLucene, wholeExpressions } from './edit-lucene.ts';
import type { KnownDifference } from './known.ts';

const ELASTIC = '2.1.1';

/** What the Lucene converter of pySigma does; its queries run where a cluster takes part. (sigma-target 3.4, 3.5) */
export const PYSIGMA_LUCENE: readonly KnownDifference[] = [
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
    mended: foldLucene,
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
    mended: wholeExpressions,
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
    code: 'lucene-too-many-clauses',
    engine: 'pysigma lucene',
    version: ELASTIC,
    construct: 'a list of about a thousand values or more',
    explanation: 'Each value of a list becomes a clause, and a search takes no more than 1,024 of them: the query fails.',
    source: 'run on OpenSearch 2.19.1, whose indices.query.bool.max_clause_count is 1024',
    avoided: null,
    example: null,
    mended: fewerClauses,
  },
  {
    code: 'lucene-field-name-slash',
    engine: 'pysigma lucene',
    version: ELASTIC,
    construct: 'a field whose name holds a slash',
    explanation: 'The name is printed as it is, and a slash begins a regular expression: the query does not parse.',
    source: 'run on OpenSearch 2.19.1',
    avoided: null,
    example: {
      detection: "selection:\n    kubernetes.audit.annotations.a/b: 'forbid'\ncondition: selection",
      event: { 'kubernetes.audit.annotations.a/b': 'forbid' },
      means: true,
      says: 'fails',
    },
    mended: (query, artifact) =>
      oddFields(artifact).reduce((rest, field) => rest.replaceAll(field, field.replaceAll('/', '\\/')), query),
  },
];
