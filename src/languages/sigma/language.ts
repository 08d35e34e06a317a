import type { Questions } from '../../../corpus/questions/index.ts';
import type { Language } from '../../contract/index.ts';
import type { SigmaRule } from './ast.ts';
import { constructsIn, fieldsWithin } from './constructs.ts';
import { printSigma } from './print.ts';
import { questionsOf } from './questions.ts';
import { sigmaReader } from './reader.ts';
import { showSigma } from './show.ts';
import { writtenIn } from './written.ts';

/** Sigma, the generic format of detection rules: single events and correlations. */
export const sigma: Language<'sigma', SigmaRule, Questions> = {
  ...sigmaReader,
  questions: questionsOf,
  print: printSigma,
  show: showSigma,
  constructs: constructsIn,
  fieldsWithin,
  written: writtenIn,
};
