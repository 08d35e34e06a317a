import type { Questions } from '../../../corpus/questions/index.ts';
import type { Language } from '../../contract/index.ts';
import type { SigmaRule } from './ast.ts';
import { sigmaReader } from './reader.ts';

/** Sigma, the generic format of detection rules: single events and correlations. */
export const sigma: Language<'sigma', SigmaRule, Questions> = {
  ...sigmaReader,
  questions: ({ span }) => ({
    kind: 'rule',
    span,
    body: { kind: 'event', span, category: null, condition: { kind: 'untold', span, said: 'sigma', parts: [] } },
    pipes: [],
  }),
  print: () => '',
  show: () => '',
  constructs: () => new Set(),
  fieldsWithin: () => [],
};
