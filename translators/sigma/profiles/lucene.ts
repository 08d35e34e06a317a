import {
  AS_SPECIFIED,
  broken,
  ELASTIC,
  either,
  less,
  type Printing,
  type Profile,
  PYSIGMA,
  type Rows,
  refused,
} from './profile.ts';
import { ALL_OK } from './spec.ts';

const CASE = less('compares letters as they are written');
const CASED = refused('refuses `cased`');
const WHOLE = broken('takes `^` and `$` for characters, so that the expression finds nothing');
const CORRELATIONS = refused('converts no correlations');

/** Query strings of Lucene, on fields that are indexed as keywords: strings compare as written, expressions with whole values. */
const LUCENE_ROWS: Rows = {
  ...ALL_OK,
  plain: CASE,
  'plain-list': CASE,
  part: CASE,
  'inner-wildcard': CASE,
  'inner-wildcard-list': CASE,
  'foreign-letter': CASE,
  cased: CASED,
  'cased-part': CASED,
  'cased-star': CASED,
  'control-character': broken('takes a line end for a blank'),
  'operator-word': broken('takes the value for an operator'),
  'operator-sign': broken('takes the value for the end of a range'),
  keywords: either('looks in the fields that the search is set up with'),
  'regex-anchored': WHOLE,
  'regex-bare': less('compares the expression with whole values'),
  'regex-flag': broken('prints `(?s)`, which Lucene does not know'),
  'regex-control': broken('prints an escape that Lucene does not know'),
  'regex-backslash': broken('takes the backslash for an escape of the slash that ends the expression'),
  'name-signs': broken('does not quote field names'),
  'many-values': broken('makes a clause of each value, and engines stop at 1,024'),
  'temporal-ordered': CORRELATIONS,
  temporal: CORRELATIONS,
  'event-count': CORRELATIONS,
  aliases: CORRELATIONS,
};

const LUCENE_PRINTING: Printing = {
  ...AS_SPECIFIED,
  exact: 'plain',
  folded: 'regex',
  operatorWords: 'regex',
  regex: 'whole',
};

export const lucene: Profile = {
  name: 'lucene',
  title: "pySigma's Lucene converter",
  measured: [PYSIGMA, ELASTIC],
  converter: { backend: 'lucene', format: 'default' },
  evidence: { kind: 'run', on: 'query strings of Elasticsearch and OpenSearch' },
  printing: LUCENE_PRINTING,
  rows: LUCENE_ROWS,
};

/** The same query strings from a backend of its own. */
export const opensearch: Profile = {
  ...lucene,
  name: 'opensearch',
  title: "pySigma's OpenSearch converter",
  measured: [PYSIGMA, { software: 'pysigma-backend-opensearch', version: '2.0.3' }],
  converter: { backend: 'opensearch_lucene', format: 'default' },
};
