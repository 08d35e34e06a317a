import type { Target } from '../../src/contract/index.ts';
import type { QueryDslArtifact, QueryDslOptions } from './artifact.ts';
import { esDslCodes } from './codes.ts';
import { printJson } from './print.ts';
import { DEFAULT_OPTIONS, translate } from './translate.ts';

/** Elasticsearch's query DSL (7.10 and later, OpenSearch 2 and later): a body for `POST _search`, or for `POST _eql/search` where one search over documents cannot answer. */
export const esDsl: Target<QueryDslArtifact, QueryDslOptions> = {
  name: 'es-dsl',
  title: 'Elasticsearch query DSL',
  extension: '.json',
  defaults: DEFAULT_OPTIONS,
  codes: esDslCodes,
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
    computed: 'partly',
  },
  translate,
  print: ({ body }) => printJson(body),
};
