import type { EqlCode } from '../../languages/eql/codes/index.ts';
import type { Diagnostic } from '../../source/index.ts';
import type { Finding } from './finding.ts';

/** What reading tells that is about the meaning of a rule, not about the mapping that it was given. */
const TOLD: ReadonlySet<string> = new Set([
  'always-true',
  'never-true',
  'literal-wildcard',
  'regex-range-not-folded',
  'regex-anchor',
  'regex-lucene-operator',
  'compared-as-text',
  'number-as-text',
  'text-as-number',
  'partial-date',
  'wildcard-in-function',
  'join-key-number-types',
  'comment-in-comment',
  'until-negation-ignored',
] satisfies readonly EqlCode[]);

/** The warnings of reading that are findings. */
export function toldByReading(warnings: readonly Diagnostic[]): readonly Finding[] {
  return warnings.filter(({ code }) => TOLD.has(code)).map((diagnostic): Finding => ({ diagnostic, evidence: null, mend: null }));
}
