import type { Scalar } from '../../src/event/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import type { NonEmpty } from '../../src/source/index.ts';
import { evaluate } from '../conditions/evaluate.ts';
import { isDouble, type Outcome, UNKNOWN } from '../conditions/outcome.ts';
import { placeOf, type Reading } from '../conditions/reading.ts';
import type { ArithmeticOperator, Call, FunctionName, Question } from '../questions/index.ts';
import type { Random } from '../random.ts';
import type { Assignment } from '../solve/constraints.ts';

/** Values of fields that are likely to give an expression a value; whoever uses them checks them. */
export type Proposal = Assignment;

/** What working backwards draws on. */
export interface Backwards {
  readonly reading: Reading;
  readonly random: Random;
  /** The values that fields have so far: where an expression has two ends, one is kept. */
  readonly prefer: Assignment;
}

/** Proposals at every fork, and depth of expressions that is followed. */
const FORKS = 6;
const DEPTH = 12;

/** Ways to give an expression this value, worked out from the outside in (eql-semantics 8). */
export function invert(node: Question, want: Scalar, around: Backwards, depth = 0): readonly Proposal[] {
  if (depth > DEPTH) return [];
  switch (node.kind) {
    case 'field': {
      const { field, facts } = placeOf(around.reading.schema, node.name);
      const value = ofFamily(familyOf(facts.type), want);
      return value === null ? [] : [new Map([[field, [value]]])];
    }
    case 'string':
    case 'number':
    case 'boolean':
      return node.value === want ? [new Map()] : [];
    case 'sign':
      return typeof want === 'number' ? invert(node.operand, node.operator === '-' ? -want : want, around, depth + 1) : [];
    case 'arithmetic':
      return typeof want === 'number' ? invertArithmetic(node.operator, node.left, node.right, want, around, depth) : [];
    case 'call':
      return invertCall(node, want, around, depth);
    case 'null':
    case 'and':
    case 'or':
    case 'not':
    case 'comparison':
    case 'membership':
    case 'wildcard':
    case 'regex':
    case 'network':
    case 'presence':
    case 'anywhere':
    case 'untold':
      return [];
  }
}

/** A text as a value of a field that has no texts; null: it is none of its values. */
function ofFamily(family: ReturnType<typeof familyOf>, want: Scalar): Scalar | null {
  if (typeof want !== 'string') return want;
  if (family === 'number') return NUMBER.test(want) ? Number(want) : null;
  if (family === 'boolean') return want === 'true' || want === 'false' ? want === 'true' : null;
  return want;
}

/** Numbers whose text is the same in every language. */
const NUMBER = /^-?\d{1,15}$|^-?\d{1,7}\.\d{1,9}$/;

/** The value of an expression for the values that fields have so far; null without one that is certain. */
export function current(node: Question, { prefer, reading }: Backwards): Scalar | null {
  const outcome = evaluate(node, (reference): Outcome => prefer.get(placeOf(reading.schema, reference.name).field)?.[0] ?? null);
  return outcome === UNKNOWN ? null : outcome;
}

/** Proposals for one thing and for another, put together; a field that both speak of gets both values. */
export function both(left: readonly Proposal[], right: readonly Proposal[]): readonly Proposal[] {
  return left.slice(0, FORKS).flatMap((one) =>
    right.slice(0, FORKS).map((other) => {
      const merged = new Map(one);
      for (const [field, values] of other) merged.set(field, [...new Set([...(merged.get(field) ?? []), ...values])]);
      return merged;
    }),
  );
}

/** Texts without anything in them that functions look for. */
function plainText(length: number, random: Random): string {
  const wanted = Math.max(0, length);
  return random
    .word()
    .repeat(1 + Math.ceil(wanted / 2))
    .slice(0, wanted);
}

/** Longer texts are not made: few fields hold them. */
const LONGEST = 9000;

function invertCall(node: Call, want: Scalar, around: Backwards, depth: number): readonly Proposal[] {
  const [first, ...others] = node.arguments;
  if (first === undefined) return [];
  const into: Into = (texts) =>
    texts
      .filter((text) => applied(node, text, around) === want)
      .slice(0, FORKS)
      .flatMap((text) => invert(first, text, around, depth + 1));
  return INVERSES[node.name](want, [first, ...others], { around, depth, into });
}

/** Ways to give the first argument one of these values, as far as they give the call the value that is wanted. */
type Into = (values: readonly Scalar[]) => readonly Proposal[];

interface Within {
  readonly around: Backwards;
  readonly depth: number;
  readonly into: Into;
}

type Inverse = (want: Scalar, given: NonEmpty<Question>, within: Within) => readonly Proposal[];

/** A truth is not worked out from its value: `propose` looks for texts that have parts. */
const asked: Inverse = () => [];

/** How to get from the value of every function to its arguments. */
const INVERSES: Readonly<Record<FunctionName, Inverse>> = {
  add: computed('+'),
  subtract: computed('-'),
  multiply: computed('*'),
  divide: computed('/'),
  modulo: computed('%'),
  startsWith: asked,
  endsWith: asked,
  stringContains: asked,
  length: (want, _given, { around: { random }, into }) => {
    if (typeof want !== 'number' || want < 0 || want > LONGEST) return [];
    return into([
      plainText(want, random),
      '1'.repeat(want),
      `${plainText(want - 4, random)}.exe`,
      `/${plainText(want - 1, random)}`,
    ]);
  },
  string: (want, _given, { into }) => {
    const number = typeof want === 'string' && NUMBER.test(want) ? [Number(want)] : [];
    const truth = want === 'true' || want === 'false' ? [want === 'true'] : [];
    return into([...number, ...truth, want]);
  },
  number: (want, [, second], { around, into }) => {
    if (typeof want !== 'number' || !(Number.isSafeInteger(want) || isDouble(want))) return [];
    const base = second === undefined ? 10 : Number(current(second, around) ?? 10);
    return base >= 2 && base <= 36 ? into([want.toString(base)]) : [];
  },
  substring: (want, [, ...borders], { around, into }) =>
    typeof want === 'string' ? into(surrounded(want, numbersIn(borders.slice(0, 2), around), around.random)) : [],
  between: (want, [, second, third], { around, into }) => {
    const [left, right] = [textOf(second, around), textOf(third, around)];
    if (typeof want !== 'string' || left === null || right === null) return [];
    const word = around.random.word();
    return into([
      `${left}${want}${right}`,
      `${word} ${left}${want}${right} ${word}`,
      `${left}${want}${right}${word}`,
      want,
      word,
    ]);
  },
  indexOf: (want, [, second], { around, into }) => {
    const part = textOf(second, around);
    if (typeof want !== 'number' || part === null || want < 0 || want > LONGEST) return [];
    const pads = ['x', '-', 'q', '7'].map((letter) => letter.repeat(want));
    return into(pads.flatMap((pad) => [pad + part, `${pad}${part} ${around.random.word()}`]));
  },
  concat: (want, given, { around, depth }) => (typeof want === 'string' ? invertConcat(given, want, around, depth) : []),
};

function computed(operator: ArithmeticOperator): Inverse {
  return (want, [first, second], { around, depth }) =>
    typeof want === 'number' && second !== undefined ? invertArithmetic(operator, first, second, want, around, depth) : [];
}

/** What a call gives when its first argument is this value. */
function applied(node: Call, first: Scalar, around: Backwards): Outcome {
  const [subject] = node.arguments;
  const { reading, prefer } = around;
  let seen = false;
  // The first argument may be a call of its own: it is replaced by a field that stands for it.
  const stand = { kind: 'field', name: '', optional: false, span: node.span } as const satisfies Question;
  const others = node.arguments.slice(1);
  return subject === undefined
    ? UNKNOWN
    : evaluate({ ...node, arguments: [stand, ...others] }, (reference) => {
        if (!seen && reference === stand) {
          seen = true;
          return first;
        }
        return prefer.get(placeOf(reading.schema, reference.name).field)?.[0] ?? null;
      });
}

function textOf(node: Question | undefined, around: Backwards): string | null {
  const value = node === undefined ? null : current(node, around);
  return typeof value === 'string' ? value : null;
}

function numbersIn(nodes: readonly Question[], around: Backwards): readonly number[] {
  return nodes.flatMap((node) => {
    const value = current(node, around);
    return typeof value === 'number' ? [value] : [];
  });
}

/** The text with other text before and behind it, as long as the borders of a slice may ask for. */
function surrounded(text: string, borders: readonly number[], random: Random): readonly string[] {
  const lengths = [...new Set([0, ...borders.map(Math.abs), 3])].filter((length) => length < LONGEST);
  return lengths.flatMap((before) => lengths.map((behind) => `${plainText(before, random)}${text}${plainText(behind, random)}`));
}

/** A text cut into what each argument of `concat` has to be. */
function invertConcat(nodes: readonly Question[], want: string, around: Backwards, depth: number): readonly Proposal[] {
  const [first, ...others] = nodes;
  if (first === undefined) return want === '' ? [new Map()] : [];
  if (others.length === 0) return partOf(first, want, around, depth);
  const given = current(first, around);
  const cuts = new Set<number>();
  // What an argument is now, or always is, is kept where it can be.
  if (given !== null && want.startsWith(String(given))) cuts.add(String(given).length);
  if (first.kind !== 'string' && first.kind !== 'number')
    for (let cut = 1; cut <= Math.min(want.length, 40); cut++) cuts.add(cut);
  const found: Proposal[] = [];
  for (const cut of cuts) {
    const head = partOf(first, want.slice(0, cut), around, depth);
    if (head.length > 0) found.push(...both(head, invertConcat(others, want.slice(cut), around, depth + 1)));
    if (found.length >= 4 * FORKS) break;
  }
  return found;
}

function partOf(node: Question, text: string, around: Backwards, depth: number): readonly Proposal[] {
  if (node.kind === 'number') return String(node.value) === text ? [new Map()] : [];
  const whole = /^(0|-?[1-9]\d{0,14})$/.test(text) ? invert(node, Number(text), around, depth + 1) : [];
  return [...invert(node, text, around, depth + 1), ...whole];
}

function invertArithmetic(
  operator: ArithmeticOperator,
  left: Question,
  right: Question,
  want: number,
  around: Backwards,
  depth: number,
): readonly Proposal[] {
  const sides = (node: Question): readonly number[] => {
    const now = current(node, around);
    return [...new Set([...(typeof now === 'number' ? [now] : []), 1, 2, 3, 7, 10, want])];
  };
  const ways = [
    ...sides(right).flatMap((side) => leftFor(operator, side, want).map((other) => [other, side] as const)),
    ...sides(left).flatMap((side) => rightFor(operator, side, want).map((other) => [side, other] as const)),
  ];
  return ways
    .filter(([one, other]) => Number.isSafeInteger(one) && Number.isSafeInteger(other))
    .slice(0, 40)
    .flatMap(([one, other]) => both(invert(left, one, around, depth + 1), invert(right, other, around, depth + 1)))
    .slice(0, 4 * FORKS);
}

/** Left sides that give the value with this right side. */
function leftFor(operator: ArithmeticOperator, right: number, want: number): readonly number[] {
  switch (operator) {
    case '+':
      return [want - right];
    case '-':
      return [want + right];
    case '*':
      return right === 0 ? [] : [want / right];
    case '/':
      return [want * right, want * right + Math.sign(want || 1) * (Math.abs(right) - 1)];
    case '%':
      return [want, want + right, want + 10 * right, want - right];
  }
}

function rightFor(operator: ArithmeticOperator, left: number, want: number): readonly number[] {
  switch (operator) {
    case '+':
      return [want - left];
    case '-':
      return [left - want];
    case '*':
      return left === 0 ? [] : [want / left];
    case '/':
      return want === 0 ? [left + 1] : [Math.trunc(left / want)];
    case '%':
      return [left - want];
  }
}
