import type { TermFunction } from '../../src/ir/index.ts';
import type { HelperName } from './runtime/index.ts';

/** What the code of a call is made with. */
export interface CallSetting {
  /** A call of a helper, which the module then holds; an argument that is not given is null. */
  readonly use: (helper: HelperName, ...parts: readonly (string | undefined)[]) => string;
  readonly folds: boolean;
  /** How wide a whole number is that arithmetic gives. */
  readonly bits: '32' | '64';
}

type CallCode = (given: readonly string[], setting: CallSetting) => string;

/** The code of every function of computed values; `networks`: its arguments are read when the module is loaded. */
export const CALLS: { readonly [name in TermFunction]: CallCode | 'networks' } = {
  add: ([a, b], { use, bits }) => use('arithmetic', a, b, bits, '(a, b) => a + b'),
  subtract: ([a, b], { use, bits }) => use('arithmetic', a, b, bits, '(a, b) => a - b'),
  multiply: ([a, b], { use, bits }) => use('arithmetic', a, b, bits, '(a, b) => a * b'),
  divide: ([a, b], { use, bits }) => use('quotient', a, b, bits),
  modulo: ([a, b], { use, bits }) => use('arithmetic', a, b, bits, '(a, b) => a % b'),
  negate: ([a], { use, bits }) => use('arithmetic', a, '0n', bits, '(a) => -a'),
  between: ([text, left, right, greedy = 'false'], { use, folds }) => use('between', text, left, right, greedy, String(folds)),
  cidrMatch: 'networks',
  concat: (given, { use }) => use('concat', ...given),
  endsWith: ([text, part], { use, folds }) => use('endsWith', text, part, String(folds)),
  indexOf: ([text, part, start], { use, folds }) => use('indexOf', text, part, start, String(folds)),
  length: ([text], { use }) => use('length', text),
  number: ([text, base], { use }) => use('number', text, base),
  startsWith: ([text, part], { use, folds }) => use('startsWith', text, part, String(folds)),
  string: ([value], { use }) => use('string', value),
  stringContains: ([text, part], { use, folds }) => use('stringContains', text, part, String(folds)),
  // A missing end is the end of the text, as null is.
  substring: ([text, from, to], { use }) => use('substring', text, from, to),
  eq: equality,
  ne: (given, setting) => setting.use('opposite', equality(given, setting)),
  lt: ([a, b], { use }) => use('less', a, b),
  le: ([a, b], { use }) => use('lessOrEqual', a, b),
  gt: ([a, b], { use }) => use('less', b, a),
  ge: ([a, b], { use }) => use('lessOrEqual', b, a),
};

/** What makes texts of dates, of which nothing else here is made: their order and distance are not that of texts. */
export const TAKES_DATES: ReadonlySet<TermFunction> = new Set(['concat', 'string']);

function equality([a, b]: readonly string[], { use, folds }: CallSetting): string {
  return use(folds ? 'equalLetters' : 'equal', a, b);
}
