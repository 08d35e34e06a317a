import type { Scalar } from '../../src/event/index.ts';
import type { ArithmeticOperator, FunctionName, LetterCase } from '../questions/index.ts';
import { arithmetic } from './arithmetic.ts';
import { isDouble, type Outcome, UNKNOWN } from './outcome.ts';

/** What a function gives for its arguments, none of which is unknown and the first of which has a value (eql-semantics 8). */
type FunctionValue = (first: Scalar, others: readonly (Scalar | null)[], letters: LetterCase) => Outcome;

/** What every function computes. The labels of whatever asks a computed value rest on this table. */
export const FUNCTION_VALUES: Readonly<Record<FunctionName, FunctionValue>> = {
  add: computed('+'),
  subtract: computed('-'),
  multiply: computed('*'),
  divide: computed('/'),
  modulo: computed('%'),
  between: (first, [second, third, greedy], letters) =>
    typeof first === 'string' && typeof second === 'string' && typeof third === 'string'
      ? between(letters, first, second, third, greedy === true)
      : UNKNOWN,
  concat: (first, others) => {
    const values = [first, ...others];
    if (values.includes(null)) return null;
    const written = values.map(textOf);
    return written.includes(null) ? UNKNOWN : written.join('');
  },
  endsWith: (first, [second], letters) => texts(letters, first, second, (text, part) => text.endsWith(part)),
  indexOf: (first, [second, third], letters) => {
    if (third !== undefined && (typeof third !== 'number' || !Number.isInteger(third))) return UNKNOWN;
    const place = texts(letters, first, second, (text, part) => text.indexOf(part, third));
    return place === -1 ? null : place;
  },
  length: (first) => (typeof first === 'string' ? first.length : UNKNOWN),
  number: (first, [second]) => (typeof first === 'string' ? numberOf(first, second) : UNKNOWN),
  startsWith: (first, [second], letters) => texts(letters, first, second, (text, part) => text.startsWith(part)),
  string: (first) => textOf(first) ?? UNKNOWN,
  // A part that is null fails the script (eql-semantics 3.6).
  stringContains: (first, [second], letters) =>
    second === null ? UNKNOWN : texts(letters, first, second, (text, part) => text !== '' && part !== '' && text.includes(part)),
  substring: (first, [second, third]) => (typeof first === 'string' ? slice(first, second, third) : UNKNOWN),
};

function computed(operator: ArithmeticOperator): FunctionValue {
  return (first, [second]) => arithmetic(operator, first, second ?? null);
}

/** What each function gives: a value, or the truth of whether a text is a part of another. */
const GIVES = {
  add: 'value',
  subtract: 'value',
  multiply: 'value',
  divide: 'value',
  modulo: 'value',
  between: 'value',
  concat: 'value',
  endsWith: 'part',
  indexOf: 'value',
  length: 'value',
  number: 'value',
  startsWith: 'part',
  string: 'value',
  stringContains: 'part',
  substring: 'value',
} as const satisfies Readonly<Record<FunctionName, 'value' | 'part'>>;

/** The functions that ask whether a text is a part of another, and where. */
export type TextPart = { [N in FunctionName]: (typeof GIVES)[N] extends 'part' ? N : never }[FunctionName];

/** Whether a function answers true or false: it is a condition by itself. */
export function isTextPart(name: FunctionName): name is TextPart {
  return GIVES[name] === 'part';
}

/** A value as `string` and `concat` write it; null where that is not certain. */
function textOf(value: Outcome): string | null {
  const certain = typeof value === 'string' || typeof value === 'boolean' || Number.isSafeInteger(value) || isDouble(value);
  return certain ? String(value) : null;
}

/** Plain whole numbers in a base, and plain fractions; text with a prefix or anything else is left open, as some of it is an error. */
function numberOf(text: string, base: Scalar | null | undefined): Outcome {
  if (base === undefined || base === 10) {
    if (/^-?\d{1,9}$/.test(text)) return Number(text);
    return /^-?\d{1,7}\.\d{1,9}$/.test(text) && isDouble(Number(text)) ? Number(text) : UNKNOWN;
  }
  if (typeof base !== 'number' || !Number.isInteger(base) || base < 2 || base > 36 || !/^-?[0-9a-z]{1,9}$/i.test(text))
    return UNKNOWN;
  const digits = [...text.toLowerCase().replace('-', '')];
  const plain = digits.every((digit) => Number.parseInt(digit, 36) < base);
  const value = Number.parseInt(text, base);
  return plain && Number.isSafeInteger(value) ? value : UNKNOWN;
}

/** Script forms lower-case both sides; outside ASCII that is left open. */
function texts(
  letters: LetterCase,
  text: Scalar,
  part: Scalar | null | undefined,
  test: (text: string, part: string) => Scalar,
): Outcome {
  if (part === null) return null;
  if (typeof text !== 'string' || typeof part !== 'string') return UNKNOWN;
  if (letters === 'exact') return test(text, part);
  if (/[^\u0000-\u007f]/.test(text + part)) return UNKNOWN;
  return test(text.toLowerCase(), part.toLowerCase());
}

/** The text between the first left mark and the next right mark, or the last one when greedy; "" without both (eql-semantics 8). */
function between(letters: LetterCase, text: string, left: string, right: string, greedy: boolean): Outcome {
  if (text === '' || left === '' || right === '') return text;
  const folds = letters === 'folded';
  if (folds && /[^\u0000-\u007f]/.test(text + left + right)) return UNKNOWN;
  const fold = (part: string) => (folds ? part.toLowerCase() : part);
  const start = fold(text).indexOf(fold(left));
  if (start < 0) return '';
  const from = start + left.length;
  const end = greedy ? fold(text).lastIndexOf(fold(right)) : fold(text).indexOf(fold(right), from);
  if (end < 0) return '';
  return end < from ? UNKNOWN : text.slice(from, end);
}

function slice(text: string, from: Scalar | null | undefined, to: Scalar | null | undefined): Outcome {
  if (typeof from !== 'number' || (to !== undefined && typeof to !== 'number')) return UNKNOWN;
  if (!Number.isInteger(from) || !Number.isInteger(to ?? 0)) return UNKNOWN;
  return text.slice(from, to ?? text.length);
}
