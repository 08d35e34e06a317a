import type { OptionRows, Target } from '../../src/contract/index.ts';
import type { KustoArtifact } from './artifact.ts';
import { kustoCodes } from './codes.ts';
import { printKusto } from './print.ts';
import { translateKusto } from './translate.ts';

export type { KustoArtifact } from './artifact.ts';

const options = {
  table: {
    flag: '--table <name>',
    values: ['Events'],
    open: true,
    default: 'Events',
    help: 'the table that is asked; Events',
    judged: false,
  },
} as const satisfies OptionRows<{ readonly table: string }>;

/** A query of Kusto, for Microsoft Sentinel, Defender and Azure Data Explorer. */
export const kusto: Target<KustoArtifact, { readonly table: string }> = {
  name: 'kusto',
  aliases: [],
  hints: ['sentinel', 'defender', 'azure', 'adx'],
  title: 'Kusto query',
  extension: '.kusto',
  separator: '\n',
  options,
  logic: 'three-valued',
  codes: kustoCodes,
  companions: [],
  support: {
    constant: 'exact',
    and: 'exact',
    or: 'exact',
    not: 'exact',
    present: 'lossy',
    'one-of': 'lossy',
    range: 'lossy',
    'date-range': 'lossy',
    matches: 'lossy',
    'in-network': 'lossy',
    computed: 'refused',
    words: 'refused',
    anywhere: 'refused',
    single: 'lossy',
    sequence: 'refused',
    sample: 'refused',
  },
  translate: (rule, { table = options.table.default } = {}) => translateKusto(rule, table),
  print: printKusto,
};
