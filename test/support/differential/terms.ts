import {
  type Expression,
  FUNCTION_NAMES,
  FUNCTIONS,
  type FunctionName,
  isTest,
  operatorsOf,
  type TestFunction,
} from '../../../src/languages/eql/index.ts';
import { boolean, call, field, number, signed, string } from './conditions.ts';
import { ADDRESSES, BOOLEANS, REALS, STRINGS, WHOLES } from './mapping.ts';
import { needed, type Random } from './random.ts';
import { BLOCKS, TEXTS } from './values.ts';

const span = { start: 0, end: 0 };

type Arguments = (random: Random, depth: number) => readonly Expression[];

const numbers: Arguments = (random, depth) => [anyNumber(random, depth), anyNumber(random, depth)];
const texts: Arguments = (random, depth) => [anyText(random, depth), anyText(random, depth)];

/** What random conditions call every function with. */
const ARGUMENTS: { readonly [name in FunctionName]: Arguments } = {
  add: numbers,
  between: (random, depth) => [
    anyText(random, depth),
    string(random.pick(TEXTS)),
    string(random.pick(TEXTS)),
    ...(random.once(2) ? [boolean(random.once(2))] : []),
  ],
  cidrMatch: (random) => [
    field(random.pick(ADDRESSES)),
    ...Array.from({ length: 1 + random.below(3) }, () => string(random.pick(BLOCKS))),
  ],
  concat: (random, depth) => [anyText(random, depth), ...Array.from({ length: random.below(3) }, () => scalar(random, depth))],
  divide: numbers,
  endsWith: texts,
  indexOf: (random, depth) => [anyText(random, depth), string(random.pick(TEXTS)), ...(random.once(3) ? [place(random)] : [])],
  length: (random, depth) => [anyText(random, depth)],
  modulo: numbers,
  multiply: numbers,
  number: (random, depth) => [anyText(random, depth), ...(random.once(3) ? [number(random.pick(['10', '16', '2']))] : [])],
  startsWith: texts,
  string: (random, depth) => [scalar(random, depth)],
  stringContains: texts,
  substring: (random, depth) => [
    anyText(random, depth),
    random.once(3) ? number('0') : place(random),
    ...(random.once(2) ? [place(random)] : []),
  ],
  subtract: numbers,
};

/** What the first argument of a test is: a test of a text is asked of fields and of what is computed. */
const TESTED: { readonly [name in TestFunction]: 'text' | 'address' } = {
  cidrMatch: 'address',
  endsWith: 'text',
  startsWith: 'text',
  stringContains: 'text',
};

/** A call of a test of texts, or of addresses, whose first arguments are these. */
export function randomTest(tested: 'text' | 'address', random: Random, ...first: readonly Expression[]): Expression {
  const tests = FUNCTION_NAMES.filter(isTest).filter((name) => TESTED[name] === tested);
  return callAny(tests, random, 2, first);
}

function callGiving(type: 'string' | 'number', random: Random, depth: number): Expression {
  const names = FUNCTION_NAMES.filter((name) => FUNCTIONS[name].returns === type);
  return callAny(names, random, depth);
}

function callAny(names: readonly FunctionName[], random: Random, depth: number, first: readonly Expression[] = []): Expression {
  return randomCall(random.pick(needed(names)), random, depth, first);
}

/** A call of a function, with letters folded now and then where that can be written. */
function randomCall(name: FunctionName, random: Random, depth: number, first: readonly Expression[]): Expression {
  const given = ARGUMENTS[name](random, depth);
  return call(name, [...first, ...given.slice(first.length)], FUNCTIONS[name].tilde && random.once(2));
}

/** Something computed from fields, a text or a number. */
export function scriptTerm(type: 'string' | 'number', random: Random, depth = 2): Expression {
  return type === 'string' ? callGiving('string', random, depth) : numberTerm(random, depth);
}

function anyText(random: Random, depth: number): Expression {
  if (depth > 0 && random.once(2)) return scriptTerm('string', random, depth - 1);
  return random.once(5) ? string(random.pick(TEXTS)) : field(random.pick(STRINGS));
}

function anyNumber(random: Random, depth: number): Expression {
  if (depth > 0 && random.once(2)) return numberTerm(random, depth - 1);
  if (random.once(3)) return signed(random);
  return field(random.once(3) ? random.pick(REALS) : random.pick(WHOLES));
}

function place(random: Random): Expression {
  const operand = number(random.pick(['0', '1', '2', '3', '5', '100']));
  return random.once(3) ? { kind: 'sign', span, operator: '-', operand } : operand;
}

function scalar(random: Random, depth: number): Expression {
  switch (random.below(6)) {
    case 0:
      return anyText(random, depth);
    case 1:
    case 2:
      return anyNumber(random, depth);
    case 3:
      return field(random.pick(BOOLEANS));
    case 4:
      return field(random.pick(ADDRESSES));
    default:
      return random.pick([string('x'), number('1.0'), number('42'), boolean(true)]);
  }
}

function numberTerm(random: Random, depth: number): Expression {
  switch (random.below(6)) {
    case 0:
      return { kind: 'sign', span, operator: '-', operand: anyNumber(random, depth) };
    case 1:
    case 2: {
      const [left, right] = [anyNumber(random, depth), anyNumber(random, depth)];
      return { kind: 'arithmetic', span, operatorSpan: span, operator: random.pick(ARITHMETIC), left, right };
    }
    default:
      return callGiving('number', random, depth);
  }
}

const ARITHMETIC = needed(operatorsOf('arithmetic'));
