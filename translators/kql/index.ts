import type { Target } from '../../src/contract/index.ts';
import type { KqlArtifact } from './artifact.ts';
import { kqlTargetCodes } from './codes.ts';
import { printKql } from './print.ts';
import { translateKql } from './translate.ts';

export type { KqlArtifact, KqlQuery } from './artifact.ts';

/** There is nothing to choose. */
type KqlOptions = Readonly<Record<never, never>>;

/** A query in Kibana's own language, for its search bar and for rules of type `query`. */
export const kql: Target<KqlArtifact, KqlOptions> = {
  name: 'kql',
  aliases: ['kuery'],
  hints: ['kibana-query-language', 'query'],
  title: 'KQL',
  extension: '.kql',
  separator: '',
  options: {},
  logic: 'two-valued',
  narrow: true,
  codes: kqlTargetCodes,
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
    computed: 'refused',
    words: 'exact',
    anywhere: 'refused',
    single: 'exact',
    sequence: 'refused',
    sample: 'refused',
  },
  translate: (rule) => translateKql(rule),
  print: printKql,
};
