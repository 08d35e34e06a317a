import type { Target } from '../../src/contract/index.ts';
import type { SigmaArtifact } from './artifact.ts';
import { sigmaCodes } from './codes.ts';
import { closingLines } from './consumer/closing.ts';
import { SIGMA_DEFAULTS, SIGMA_OPTIONS, type SigmaOptions } from './options.ts';
import { printSigma } from './print.ts';
import { translateSigma } from './translate.ts';

export type {
  Correlation,
  Detection,
  LogSource,
  Search,
  SearchMap,
  SigmaArtifact,
  SigmaDocument,
  SigmaValue,
} from './artifact.ts';
export { logSourceOf } from './log-source.ts';
export type { SigmaOptions } from './options.ts';

/** Sigma rules in YAML. What it cannot say, by code, is in the README beside this file. */
export const sigma: Target<SigmaArtifact, SigmaOptions> = {
  name: 'sigma',
  aliases: [],
  hints: ['yaml', 'yml'],
  title: 'Sigma',
  extension: '.yml',
  separator: '---\n',
  options: SIGMA_OPTIONS,
  logic: 'two-valued',
  codes: sigmaCodes,
  companions: [],
  closing: (rules, options = {}) => closingLines(rules, { ...SIGMA_DEFAULTS, ...options }),
  support: {
    constant: 'partly',
    and: 'exact',
    or: 'exact',
    not: 'exact',
    present: 'exact',
    'one-of': 'partly',
    range: 'partly',
    'date-range': 'refused',
    matches: 'partly',
    'in-network': 'partly',
    words: 'partly',
    anywhere: 'partly',
    computed: 'partly',
    single: 'partly',
    sequence: 'lossy',
    sample: 'lossy',
  },
  translate: (rule, options = {}) => translateSigma(rule, { ...SIGMA_DEFAULTS, ...options }),
  print: printSigma,
  fileName: ({ fileName }) => fileName,
};
