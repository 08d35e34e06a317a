import type { Reading, ReadOptions, WrittenRule } from '../../contract/index.ts';
import { failure, type Result } from '../../source/index.ts';
import type { SigmaRule } from './ast.ts';
import { diagnostic } from './codes/index.ts';

/** Reads the documents of a Sigma rule: their tree and what it means. Never throws. */
export function readSigma(_rule: WrittenRule, _options: ReadOptions): Result<Reading<'sigma', SigmaRule>> {
  return failure(diagnostic('sigma-rule-syntax', 'no Sigma rule is read yet', { start: 0, end: 1 }));
}
