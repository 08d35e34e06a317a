import type { Target } from '../../src/contract/index.ts';
import type { QueryDslArtifact, QueryDslOptions } from './artifact.ts';
import { esDslCodes } from './codes.ts';
import { esMapping } from './es-mapping.ts';
import { OPTIONS } from './options.ts';
import { printJson } from './print.ts';
import { translate } from './translate.ts';

/** Elasticsearch's query DSL (7.10 and later, OpenSearch 2 and later): a body for `POST _search`, or for `POST _eql/search` where one search over documents cannot answer. */
export const esDsl: Target<QueryDslArtifact, QueryDslOptions> = {
  name: 'es-dsl',
  aliases: ['query-dsl'],
  hints: ['es', 'dsl', 'elasticsearch', 'elastic'],
  title: 'Elasticsearch query DSL',
  extension: '.json',
  separator: '\n',
  options: OPTIONS,
  logic: 'two-valued',
  codes: esDslCodes,
  companions: [esMapping],
  support: {
    single: 'exact',
    sequence: 'exact',
    sample: 'exact',
    constant: 'exact',
    and: 'exact',
    or: 'exact',
    not: 'exact',
    present: 'exact',
    'one-of': 'exact',
    range: 'exact',
    'date-range': 'exact',
    matches: 'exact',
    'in-network': 'exact',
    words: 'exact',
    anywhere: 'refused',
    computed: 'partly',
  },
  translate,
  print: ({ body }) => printJson(body),
};
