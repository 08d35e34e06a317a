import type { ComparisonOperator } from '../../ast.ts';
import { type Constant, isNumber, NULL, toNumber, truth } from './constant.ts';

/** A comparison of two constants, three-valued: null in, null out; things of different types do not compare, which is null. */
export function comparison(operator: ComparisonOperator, left: Constant, right: Constant): Constant {
  if (left.kind !== right.kind && !(isNumber(left) && isNumber(right))) return NULL;
  if (left.kind === 'null') return NULL;
  switch (operator) {
    case '==':
      return truth(equal(left, right));
    case '!=':
      return truth(!equal(left, right));
    case '<':
    case '<=':
    case '>':
    case '>=': {
      const order = compare(left, right);
      return order === null ? NULL : truth(holds(operator, order));
    }
  }
}

function holds(operator: '<' | '<=' | '>' | '>=', order: number): boolean {
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

/** Equality as `==` and `in` mean it. */
export function equal(left: Constant, right: Constant): boolean {
  if (isNumber(left) && isNumber(right)) return compare(left, right) === 0;
  if (left.kind === 'string' && right.kind === 'string') return left.value === right.value;
  if (left.kind === 'boolean' && right.kind === 'boolean') return left.value === right.value;
  return false;
}

/** Equality as `:` and `in~` mean it outside of queries: letter by letter, lower(upper(c)). (eql-semantics 5.1) */
export function equalFolded(left: Constant, right: Constant): boolean {
  return left.kind === 'string' && right.kind === 'string' && foldLetters(left.value) === foldLetters(right.value);
}

function foldLetters(written: string): string {
  let folded = '';
  for (const letter of written) {
    const upper = oneLetter(letter.toUpperCase(), letter);
    folded += upper === '\u0130' ? 'i' : oneLetter(upper.toLowerCase(), upper);
  }
  return folded;
}

/** One code point maps to one code point; a mapping to several is none. */
function oneLetter(mapped: string, letter: string): string {
  return [...mapped].length === 1 ? mapped : letter;
}

function compare(left: Constant, right: Constant): number | null {
  if (left.kind === 'integer' && right.kind === 'integer')
    return left.value < right.value ? -1 : left.value > right.value ? 1 : 0;
  if (isNumber(left) && isNumber(right)) {
    const [a, b] = [toNumber(left), toNumber(right)];
    return a < b ? -1 : a > b ? 1 : a === b ? 0 : null;
  }
  if (left.kind === 'string' && right.kind === 'string') return left.value < right.value ? -1 : left.value > right.value ? 1 : 0;
  return null;
}
