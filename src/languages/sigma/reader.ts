import type { LanguageReader } from '../../contract/index.ts';
import type { SigmaRule } from './ast.ts';
import { readSigma } from './read.ts';
import { sigmaSigns } from './signs.ts';

export const sigmaReader: LanguageReader<'sigma', SigmaRule> = {
  name: 'sigma',
  title: 'Sigma',
  signs: sigmaSigns,
  read: readSigma,
};
