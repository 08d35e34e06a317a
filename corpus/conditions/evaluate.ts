import type { Scalar } from '../../src/event/index.ts';
import { type Call, type Field, type Question, questionsIn, type Regex } from '../questions/index.ts';
import { arithmetic } from './arithmetic.ts';
import { FUNCTION_VALUES } from './functions.ts';
import { inNumbers } from './in-numbers.ts';
import { asciiFold, widestFold } from './letters.ts';
import { matchesLucene } from './lucene.ts';
import { parseLucene } from './lucene-syntax.ts';
import { isDouble, type Outcome, UNKNOWN } from './outcome.ts';
import { covers } from './wildcard.ts';

/** Every constant in a question. */
export function constantsOf(node: Question): readonly Scalar[] {
  const below = questionsIn(node).flatMap(constantsOf);
  switch (node.kind) {
    case 'string':
    case 'number':
    case 'boolean':
      return [node.value];
    case 'wildcard':
    case 'regex':
    case 'anywhere':
      return [...below, ...node.patterns];
    default:
      return below;
  }
}

/** The value of an expression for one value of each field, as a script computes it (eql-semantics 8). */
export function evaluate(node: Question, read: (reference: Field) => Outcome): Outcome {
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
      if (value === UNKNOWN || elements.includes(UNKNOWN)) return UNKNOWN;
      if (node.letters === 'folded' && typeof value === 'string') {
        const under = (fold: (text: string) => string) =>
          elements.some((element) => typeof element === 'string' && fold(element) === fold(value));
        return under(asciiFold) === under(widestFold) ? under(asciiFold) : UNKNOWN;
      }
      return typeof value === 'number'
        ? (inNumbers(value, elements.map(Number)) ?? UNKNOWN)
        : value !== null && elements.includes(value);
    }
    case 'wildcard':
      return overText(node.subject, read, (text) =>
        node.escapes ? UNKNOWN : matched(node.letters === 'exact', text, node.patterns),
      );
    case 'regex':
      return overText(node.subject, read, (text) => (node.dialect === 'lucene' ? matchedByJava(node, text) : UNKNOWN));
    case 'network':
    case 'presence':
    case 'anywhere':
    case 'untold':
    case 'and':
    case 'or':
    case 'not':
      return UNKNOWN;
  }
}

/** One side of a comparison, to which a whole double is a number like any other. */
function side(node: Question, read: (reference: Field) => Outcome): Outcome {
  if (node.kind === 'number' && Math.abs(node.value) <= Number.MAX_SAFE_INTEGER) return node.value;
  if (node.kind !== 'sign') return evaluate(node, read);
  const value = side(node.operand, read);
  if (value === null) return null;
  if (typeof value !== 'number') return UNKNOWN;
  return node.operator === '-' ? -value : value;
}

/** A test of a text; false without one. Where lines break engines differ. */
function overText(subject: Question, read: (reference: Field) => Outcome, test: (text: string) => Outcome): Outcome {
  const value = evaluate(subject, read);
  if (value === null) return false;
  return typeof value !== 'string' || /[\n\r\u0085\u2028\u2029]/.test(value) ? UNKNOWN : test(value);
}

/** A regular expression in a script is one of Java (eql-semantics 7.8); only what means the same in Lucene is certain here. */
function matchedByJava({ letters, patterns }: Regex, value: string): Outcome {
  if (/[^\u0000-\u007f]/.test(value)) return UNKNOWN;
  const fold = (text: string): string => (letters === 'folded' ? text.toLowerCase() : text);
  const parsed = patterns.map((pattern) => {
    const common = COMMON.test(pattern) && !UNLIKE.test(pattern);
    return common ? parseLucene(fold(pattern)) : null;
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

function call({ name, letters, arguments: given }: Call, read: (reference: Field) => Outcome): Outcome {
  const values = given.map((argument) => evaluate(argument, read));
  const known = values.filter((value) => value !== UNKNOWN);
  if (known.length < values.length) return UNKNOWN;
  const [first = null, ...others] = known;
  return first === null ? null : FUNCTION_VALUES[name](first, others, letters);
}
