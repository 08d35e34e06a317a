import type { Target } from '../../src/contract/index.ts';
import type { EqlArtifact } from './artifact.ts';
import { eqlTargetCodes } from './codes.ts';
import { printEqlQuery } from './print.ts';
import { translateEql } from './translate.ts';

export type { EqlArtifact } from './artifact.ts';

/** There is nothing to choose. */
type EqlOptions = Readonly<Record<never, never>>;

/** An EQL query, for rules of type `eql` and the API `_eql/search`, of a rule in any language. */
export const eql: Target<EqlArtifact, EqlOptions> = {
  name: 'eql',
  aliases: [],
  hints: ['elastic', 'event-query-language'],
  title: 'EQL query',
  extension: '.eql',
  separator: '\n',
  options: {},
  logic: 'two-valued',
  codes: eqlTargetCodes,
  companions: [],
  support: {
    constant: 'exact',
    and: 'exact',
    or: 'exact',
    not: 'exact',
    present: 'exact',
    'one-of': 'partly',
    range: 'lossy',
    'date-range': 'exact',
    matches: 'partly',
    'in-network': 'exact',
    words: 'refused',
    anywhere: 'refused',
    computed: 'partly',
    single: 'exact',
    sequence: 'exact',
    sample: 'exact',
  },
  translate: (rule) => translateEql(rule),
  print: printEqlQuery,
};
