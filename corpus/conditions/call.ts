import type { Scalar } from '../../src/event/index.ts';
import type { Call, Expression, FieldReference, Match } from '../../src/languages/eql/ast.ts';
import { inNumbers } from './in-numbers.ts';
import { asciiFold, widestFold } from './letters.ts';
import { matchesLucene } from './lucene.ts';
import { parseLucene } from './lucene-syntax.ts';
import { covers } from './wildcard.ts';

/** Where an evaluation cannot say, or an engine would raise an error. */
export const UNKNOWN = Symbol('unknown');
export type Outcome = Scalar | null | typeof UNKNOWN;

/** Every reference to a field in an expression, repeated as written. */
export function referencesOf(node: Expression): readonly FieldReference[] {
  switch (node.kind) {
    case 'field':
      return [node];
    case 'call':
      return node.arguments.flatMap(referencesOf);
    case 'comparison':
    case 'arithmetic':
      return [...referencesOf(node.left), ...referencesOf(node.right)];
    case 'membership':
    case 'match':
      return referencesOf(node.subject);
    case 'sign':
    case 'not':
      return referencesOf(node.operand);
    case 'and':
    case 'or':
      return node.operands.flatMap(referencesOf);
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return [];
  }
}

/** Every constant in an expression. */
export function constantsOf(node: Expression): readonly Scalar[] {
  switch (node.kind) {
    case 'string':
    case 'number':
    case 'boolean':
      return [node.value];
    case 'call':
      return node.arguments.flatMap(constantsOf);
    case 'comparison':
    case 'arithmetic':
      return [...constantsOf(node.left), ...constantsOf(node.right)];
    case 'membership':
      return [...constantsOf(node.subject), ...node.elements.flatMap(constantsOf)];
    case 'match':
      return [...constantsOf(node.subject), ...node.patterns.flatMap(constantsOf)];
    case 'sign':
    case 'not':
      return constantsOf(node.operand);
    case 'and':
    case 'or':
      return node.operands.flatMap(constantsOf);
    case 'field':
    case 'null':
      return [];
  }
}

/** The value of an expression for one value of each field, as a script computes it (eql-semantics 8). */
export function evaluate(node: Expression, read: (reference: FieldReference) => Outcome): Outcome {
  switch (node.kind) {
    case 'string':
    case 'boolean':
      return node.value;
    case 'number':
      // A whole double is written and divided in another way than an integer, and nothing here tells them apart.
      return node.decimal === Number.isInteger(node.value) || !(isDouble(node.value) || Number.isSafeInteger(node.value))
        ? UNKNOWN
        : node.value;
    case 'null':
      return null;
    case 'field':
      return read(node);
    case 'sign': {
      const value = evaluate(node.operand, read);
      if (value === null) return null;
      return typeof value === 'number' ? (node.operator === '-' ? -value : value) : UNKNOWN;
    }
    case 'arithmetic':
      return arithmetic(node.operator, evaluate(node.left, read), evaluate(node.right, read));
    case 'call':
      return call(node, read);
    case 'comparison':
      return compared(node.operator, side(node.left, read), side(node.right, read)) ?? false;
    case 'membership': {
      const value = evaluate(node.subject, read);
      const elements = node.elements.map((element) => evaluate(element, read));
      if (node.negated || value === UNKNOWN || elements.includes(UNKNOWN)) return UNKNOWN;
      if (node.operator === 'in~' && typeof value === 'string') {
        const under = (fold: (text: string) => string) =>
          elements.some((element) => typeof element === 'string' && fold(element) === fold(value));
        return under(asciiFold) === under(widestFold) ? under(asciiFold) : UNKNOWN;
      }
      return typeof value === 'number'
        ? (inNumbers(value, elements.map(Number)) ?? UNKNOWN)
        : value !== null && elements.includes(value);
    }
    case 'match': {
      const value = evaluate(node.subject, read);
      if (value === null) return false;
      if (typeof value !== 'string' || /[\n\r\u0085\u2028\u2029]/.test(value)) return UNKNOWN;
      if (node.operator === 'regex' || node.operator === 'regex~') return matchedByJava(node, value);
      return matched(
        node.operator === 'like',
        value,
        node.patterns.map((pattern) => (pattern.kind === 'string' ? pattern.value : '')),
      );
    }
    case 'and':
    case 'or':
    case 'not':
      return UNKNOWN;
  }
}

/** One side of a comparison, to which a whole double is a number like any other. */
function side(node: Expression, read: (reference: FieldReference) => Outcome): Outcome {
  if (node.kind === 'number' && Math.abs(node.value) <= Number.MAX_SAFE_INTEGER) return node.value;
  if (node.kind !== 'sign') return evaluate(node, read);
  const value = side(node.operand, read);
  if (value === null) return null;
  if (typeof value !== 'number') return UNKNOWN;
  return node.operator === '-' ? -value : value;
}

/** True for a double with a fraction that Java writes as JavaScript does, without an exponent (eql-semantics 8). */
export function isDouble(value: Outcome | undefined): value is number {
  return typeof value === 'number' && !Number.isInteger(value) && Math.abs(value) >= 1e-3 && Math.abs(value) < 1e7;
}

/** A value as `string` and `concat` write it; null where that is not certain. */
function written(value: Outcome): string | null {
  const certain = typeof value === 'string' || typeof value === 'boolean' || Number.isSafeInteger(value) || isDouble(value);
  return certain ? String(value) : null;
}

/** A regular expression in a script is one of Java (eql-semantics 7.8); only what means the same in Lucene is certain here. */
function matchedByJava({ operator, patterns }: Match, value: string): Outcome {
  if (/[^\u0000-\u007f]/.test(value)) return UNKNOWN;
  const fold = (text: string): string => (operator === 'regex~' ? text.toLowerCase() : text);
  const parsed = patterns.map((pattern) => {
    const common = pattern.kind === 'string' && COMMON.test(pattern.value) && !UNLIKE.test(pattern.value);
    return common ? parseLucene(fold(pattern.value)) : null;
  });
  if (parsed.includes(null)) return UNKNOWN;
  const answers = parsed.map((pattern) => matchesLucene(pattern, fold(value), 'exact'));
  if (answers.includes(true)) return true;
  return answers.includes(null) ? UNKNOWN : false;
}

/** Letters, digits, plain marks, groups, repeats, and classes of letters of one case or digits. */
const COMMON =
  /^(?:[A-Za-z0-9 _.,:;/=()|?*+-]|\\[.dws]|\{\d{1,2}(?:,\d{0,2})?\}|\[\^?(?:[a-z]-[a-z]|[A-Z]-[A-Z]|\d-\d|[A-Za-z0-9_.])+\])*$/;
/** What Java reads in another way, or not at all: operators that stand together, and without anything before them. */
const UNLIKE = /[?*+}][?*+{]|(?:^|[(|])[?*+{|)]|\|$/;

function matched(exact: boolean, value: string, patterns: readonly string[]): Outcome {
  const under = (fold: (text: string) => string) => patterns.some((pattern) => covers(fold(pattern), fold(value)));
  if (exact) return under((text) => text);
  return under(asciiFold) === under(widestFold) ? under(asciiFold) : UNKNOWN;
}

/** A comparison as only a null test sees it: null when one of its sides is (eql-semantics 3.2). */
export function compared(operator: string, left: Outcome, right: Outcome): Outcome {
  if (left === UNKNOWN || right === UNKNOWN) return UNKNOWN;
  if (left === null || right === null) return null;
  if (typeof left !== typeof right || typeof left === 'boolean')
    return operator === '==' && typeof left === typeof right ? left === right : UNKNOWN;
  switch (operator) {
    case '==':
      return left === right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    default:
      return UNKNOWN;
  }
}

function arithmetic(operator: string, left: Outcome, right: Outcome): Outcome {
  if (left === null || right === null) return null;
  if (typeof left !== 'number' || typeof right !== 'number') return UNKNOWN;
  if ((operator === '/' || operator === '%') && right === 0) return UNKNOWN;
  const value = { '+': left + right, '-': left - right, '*': left * right, '/': Math.trunc(left / right), '%': left % right }[
    operator
  ];
  return value !== undefined && Number.isInteger(left) && Number.isInteger(right) && Math.abs(value) < 2 ** 31 ? value : UNKNOWN;
}

function call(node: Call, read: (reference: FieldReference) => Outcome): Outcome {
  const values = node.arguments.map((argument) => evaluate(argument, read));
  if (values.includes(UNKNOWN)) return UNKNOWN;
  const [first, second, third] = values;
  if (first === null || first === undefined) return null;
  switch (node.name.toLowerCase()) {
    case 'length':
      return typeof first === 'string' ? first.length : UNKNOWN;
    case 'string':
      return written(first) ?? UNKNOWN;
    case 'concat': {
      if (values.includes(null)) return null;
      const texts = values.map(written);
      return texts.includes(null) ? UNKNOWN : texts.join('');
    }
    case 'substring':
      return typeof first === 'string' ? slice(first, second, third) : UNKNOWN;
    case 'startswith':
      return texts(node, first, second, (text, part) => text.startsWith(part));
    case 'endswith':
      return texts(node, first, second, (text, part) => text.endsWith(part));
    case 'stringcontains':
      // A part that is null fails the script (eql-semantics 3.6).
      if (second === null) return UNKNOWN;
      return texts(node, first, second, (text, part) => text !== '' && part !== '' && text.includes(part));
    case 'indexof': {
      if (third !== undefined && (typeof third !== 'number' || !Number.isInteger(third))) return UNKNOWN;
      const place = texts(node, first, second, (text, part) => text.indexOf(part, third));
      return place === -1 ? null : place;
    }
    case 'between':
      return typeof first === 'string' && typeof second === 'string' && typeof third === 'string'
        ? between(node, first, second, third, values[3] === true)
        : UNKNOWN;
    case 'number':
      return typeof first === 'string' ? numberOf(first, second) : UNKNOWN;
    case 'add':
      return arithmetic('+', first, second ?? null);
    case 'subtract':
      return arithmetic('-', first, second ?? null);
    case 'multiply':
      return arithmetic('*', first, second ?? null);
    case 'divide':
      return arithmetic('/', first, second ?? null);
    case 'modulo':
      return arithmetic('%', first, second ?? null);
    default:
      return UNKNOWN;
  }
}

/** Plain whole numbers in a base, and plain fractions; text with a prefix or anything else is left open, as some of it is an error. */
function numberOf(text: string, base: Outcome | undefined): Outcome {
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
function texts(node: Call, text: Outcome, part: Outcome | undefined, test: (text: string, part: string) => Scalar): Outcome {
  if (part === null) return null;
  if (typeof text !== 'string' || typeof part !== 'string') return UNKNOWN;
  if (!node.insensitive) return test(text, part);
  if (/[^\u0000-\u007f]/.test(text + part)) return UNKNOWN;
  return test(text.toLowerCase(), part.toLowerCase());
}

/** The text between the first left mark and the next right mark, or the last one when greedy; "" without both (eql-semantics 8). */
function between(node: Call, text: string, left: string, right: string, greedy: boolean): Outcome {
  if (text === '' || left === '' || right === '') return text;
  if (node.insensitive && /[^\u0000-\u007f]/.test(text + left + right)) return UNKNOWN;
  const fold = (part: string) => (node.insensitive ? part.toLowerCase() : part);
  const start = fold(text).indexOf(fold(left));
  if (start < 0) return '';
  const from = start + left.length;
  const end = greedy ? fold(text).lastIndexOf(fold(right)) : fold(text).indexOf(fold(right), from);
  if (end < 0) return '';
  return end < from ? UNKNOWN : text.slice(from, end);
}

function slice(text: string, from: Outcome | undefined, to: Outcome | undefined): Outcome {
  if (typeof from !== 'number' || (to !== undefined && typeof to !== 'number')) return UNKNOWN;
  if (!Number.isInteger(from) || !Number.isInteger(to ?? 0)) return UNKNOWN;
  return text.slice(from, to ?? text.length);
}
