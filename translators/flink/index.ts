import { defaultsOf, type Target } from '../../src/contract/index.ts';
import type { FlinkArtifact } from './artifact.ts';
import { flinkCodes } from './codes.ts';
import { FLINK_OPTIONS, type FlinkOptions } from './options.ts';
import { printFlink } from './print.ts';
import { translateFlink } from './translate.ts';

export type { FlinkArtifact } from './artifact.ts';

/** A job for Flink SQL, version 2.1 or later: tables, and the query that goes from events to alerts. */
export const flink: Target<FlinkArtifact, FlinkOptions> = {
  name: 'flink',
  aliases: ['flink-sql'],
  hints: ['match_recognize', 'cep', 'stream'],
  title: 'Flink SQL',
  extension: '.sql',
  separator: '\n',
  options: FLINK_OPTIONS,
  logic: 'two-valued',
  codes: flinkCodes,
  companions: [],
  support: {
    constant: 'exact',
    and: 'exact',
    or: 'exact',
    not: 'exact',
    present: 'partly',
    'one-of': 'partly',
    range: 'partly',
    'date-range': 'refused',
    matches: 'partly',
    'in-network': 'partly',
    words: 'refused',
    anywhere: 'refused',
    computed: 'refused',
    single: 'exact',
    sequence: 'partly',
    sample: 'refused',
  },
  translate: (rule, options) => translateFlink(rule, { ...defaultsOf(FLINK_OPTIONS), ...options }.connector),
  print: printFlink,
};
