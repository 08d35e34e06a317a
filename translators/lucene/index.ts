import type { Target } from '../../src/contract/index.ts';
import type { LuceneArtifact } from './artifact.ts';
import { luceneCodes } from './codes.ts';
import { printLucene } from './print.ts';
import { translateLucene } from './translate.ts';

export type { LuceneArtifact, LuceneQuery } from './artifact.ts';

/** There is nothing to choose. */
type LuceneOptions = Readonly<Record<never, never>>;

/** A query string for the search bars of Kibana and OpenSearch Dashboards (in their Lucene mode), and for `query_string`. */
export const lucene: Target<LuceneArtifact, LuceneOptions> = {
  name: 'lucene',
  aliases: [],
  hints: ['query-string', 'query_string', 'dashboards'],
  title: 'Lucene query string',
  extension: '.lucene',
  separator: '',
  options: {},
  logic: 'two-valued',
  codes: luceneCodes,
  companions: [],
  support: {
    constant: 'exact',
    and: 'exact',
    or: 'exact',
    not: 'exact',
    present: 'partly',
    'one-of': 'partly',
    range: 'partly',
    'date-range': 'exact',
    matches: 'partly',
    'in-network': 'exact',
    words: 'exact',
    anywhere: 'refused',
    computed: 'refused',
    single: 'exact',
    sequence: 'refused',
    sample: 'refused',
  },
  translate: (rule) => translateLucene(rule),
  print: printLucene,
};
