import type { ArithmeticOperator } from '../../languages/eql/ast.ts';
import type { FunctionName } from '../../languages/eql/index.ts';
import { contains, parseAddress, parseNetwork } from './addresses.ts';
import { parseJavaDouble, parseJavaLong } from './numbers.ts';
import { boolean, double, ERROR, integer, javaText, NULL, type Outcome, string, type Value } from './value.ts';
import { zonedText } from './zoned-text.ts';

type Argument = Value | typeof NULL;

/** A function of EQL: how many arguments it takes, whether it has a `~` form, and what it gives (eql-semantics 8). */
export type OracleFunction = TestFunction | ValueFunction;

interface Called {
  readonly least: number;
  readonly most: number;
  readonly tilde: boolean;
  /** Whether it makes texts of values of every type, versions among them (eql-semantics 1.6). */
  readonly takesAll: boolean;
  /** `lower` is what the `~` form does to texts before it searches them; otherwise it changes nothing. */
  readonly run: (given: readonly Argument[], lower: (text: string) => string) => Outcome;
}

interface TestFunction extends Called {
  readonly gives: 'test';
  /** What it becomes a query for, between a field and constants; null: it is a script (eql-semantics 2.3). */
  readonly query: 'network' | 'start' | 'end' | 'part' | null;
}

interface ValueFunction extends Called {
  /** Arithmetic takes numbers; `double`: for all that the plan knows it is one; `widest`: it depends on what is computed with. */
  readonly gives: 'text' | 'whole' | 'double' | 'widest';
  /** The operator that it is a spelling of. */
  readonly operator: ArithmeticOperator | null;
}

const TEXT = { gives: 'text', operator: null, tilde: false, takesAll: false } as const;
const WHOLE = { ...TEXT, gives: 'whole' } as const;
const SEARCH = { least: 2, most: 2, gives: 'test', tilde: true, takesAll: false } as const;
const MANY = Number.POSITIVE_INFINITY;

/** Every function, read from the documents anew: the language tells nothing here but which names there are. */
const FUNCTIONS: { readonly [name in FunctionName]: OracleFunction } = {
  add: spelling('+'),
  subtract: spelling('-'),
  multiply: spelling('*'),
  divide: spelling('/'),
  modulo: spelling('%'),
  between: { ...TEXT, least: 3, most: 4, tilde: true, run: between },
  cidrMatch: { ...SEARCH, most: MANY, tilde: false, query: 'network', run: cidrMatch },
  concat: { ...TEXT, least: 1, most: MANY, takesAll: true, run: concat },
  endsWith: { ...SEARCH, query: 'end', run: searching((text, part) => boolean(text.endsWith(part))) },
  startsWith: { ...SEARCH, query: 'start', run: searching((text, part) => boolean(text.startsWith(part))) },
  stringContains: {
    ...SEARCH,
    query: 'part',
    run: ([text = NULL, part = NULL], lower) =>
      text.kind === 'string' && part.kind === 'null' ? ERROR : contained([text, part], lower),
  },
  indexOf: { ...WHOLE, least: 2, most: 3, tilde: true, run: indexOf },
  length: { ...WHOLE, least: 1, most: 1, run: length },
  number: { ...WHOLE, least: 1, most: 2, gives: 'double', run: number },
  string: { ...TEXT, least: 1, most: 1, takesAll: true, run: concat },
  substring: { ...TEXT, least: 2, most: 3, run: substring },
};

const BY_NAME: ReadonlyMap<string, OracleFunction> = new Map(
  Object.entries(FUNCTIONS).map(([name, known]) => [name.toLowerCase(), known]),
);

/** The function of a name, whatever its letters; null: there is none. */
export function functionOf(name: string): OracleFunction | null {
  return BY_NAME.get(name.toLowerCase()) ?? null;
}

/** Whether arithmetic takes what a function gives. */
export function givesNumber({ gives }: OracleFunction): boolean {
  return gives !== 'text' && gives !== 'test';
}

function spelling(operator: ArithmeticOperator): OracleFunction {
  return { ...WHOLE, least: 2, most: 2, gives: 'widest', operator, run: ([a, b]) => arithmetic(operator, a, b) };
}

/** Two numbers combined as in Java: a double with either double, otherwise an exact integer that must not overflow. */
export function arithmetic(operator: string, left: Argument = NULL, right: Argument = NULL): Outcome {
  if (left.kind === 'null' || right.kind === 'null') return NULL;
  if (left.kind === 'integer' && right.kind === 'integer') {
    return wholeArithmetic(operator, left.value, right.value, left.bits === 64 || right.bits === 64 ? 64 : 32);
  }
  const a = asDouble(left);
  const b = asDouble(right);
  if (a === null || b === null) return ERROR;
  switch (operator) {
    case '+':
      return double(a + b);
    case '-':
      return double(a - b);
    case '*':
      return double(a * b);
    case '/':
      return double(a / b);
    default:
      return double(a % b);
  }
}

function asDouble(value: Value): number | null {
  return value.kind === 'integer' || value.kind === 'double' ? Number(value.value) : null;
}

function wholeArithmetic(operator: string, a: bigint, b: bigint, bits: 32 | 64): Outcome {
  const exact = (value: bigint): Outcome => (BigInt.asIntN(bits, value) === value ? integer(value, bits) : ERROR);
  switch (operator) {
    case '+':
      return exact(a + b);
    case '-':
      return exact(a - b);
    case '*':
      return exact(a * b);
    case '/':
      // Toward zero, as BigInt divides. Only the smallest number by -1 leaves the range, and Java wraps it.
      return b === 0n ? ERROR : integer(BigInt.asIntN(bits, a / b), bits);
    default:
      return b === 0n ? ERROR : integer(a % b, bits);
  }
}

/** The sign: `-x` must not overflow. */
export function negate(operand: Argument): Outcome {
  if (operand.kind === 'double') return double(-operand.value);
  return operand.kind === 'integer' ? wholeArithmetic('-', 0n, operand.value, operand.bits) : nullOrError(operand);
}

function nullOrError(argument: Argument): Outcome {
  return argument.kind === 'null' ? NULL : ERROR;
}

/** A function of two texts, null when either is. */
function searching(run: (text: string, part: string) => Outcome): OracleFunction['run'] {
  return ([text = NULL, part = NULL], lower) => {
    if (text.kind === 'null' || part.kind === 'null') return NULL;
    if (text.kind !== 'string' || part.kind !== 'string') return ERROR;
    return run(lower(text.text), lower(part.text));
  };
}

const contained = searching((text, part) => boolean(text !== '' && part !== '' && text.includes(part)));

function between(
  [source = NULL, left = NULL, right = NULL, greedy]: readonly Argument[],
  lower: (text: string) => string,
): Outcome {
  // Only a source may be null (eql-semantics 3.6).
  if (source.kind !== 'string') return nullOrError(source);
  if (left.kind !== 'string' || right.kind !== 'string' || (greedy !== undefined && greedy.kind !== 'boolean')) return ERROR;
  if (source.text === '' || left.text === '' || right.text === '') return source;
  const [text, opening, closing] = [lower(source.text), lower(left.text), lower(right.text)];
  const found = text.indexOf(opening);
  if (found < 0) return string('');
  const from = found + opening.length;
  const to = greedy?.value === true ? text.lastIndexOf(closing) : text.indexOf(closing, from);
  if (to < 0) return string('');
  return from <= to && to <= source.text.length ? string(source.text.slice(from, to)) : ERROR;
}

function cidrMatch([address = NULL, ...blocks]: readonly Argument[]): Outcome {
  if (address.kind === 'null' || blocks.some((block) => block.kind === 'null')) return NULL;
  const value = address.kind === 'address' ? address.value : parseAddress(javaText(address));
  const networks = blocks.map((block) => (block.kind === 'string' ? parseNetwork(block.text) : null));
  if (value === null || networks.includes(null)) return ERROR;
  return boolean(networks.some((network) => network !== null && contains(network, value)));
}

function concat(given: readonly Argument[]): Outcome {
  const texts = given.map((argument) => (argument.kind === 'null' ? null : scriptText(argument)));
  return texts.includes(null) ? NULL : string(texts.join(''));
}

/** A script sees a date as Java's `ZonedDateTime`. */
function scriptText(value: Value): string {
  return value.kind === 'instant' ? zonedText(value.nanos) : javaText(value);
}

function indexOf([source = NULL, part = NULL, start = NULL]: readonly Argument[], lower: (text: string) => string): Outcome {
  if (source.kind === 'null' || part.kind === 'null') return NULL;
  if (source.kind !== 'string' || part.kind !== 'string') return ERROR;
  // A null start counts as 0 in the engine's code, against its documentation (eql-semantics 8).
  if (start.kind !== 'null' && start.kind !== 'integer') return ERROR;
  const from = start.kind === 'null' ? 0 : Math.max(0, Number(start.value));
  const found = lower(source.text).indexOf(lower(part.text), from);
  return found < 0 ? NULL : integer(found, 32);
}

function length([source = NULL]: readonly Argument[]): Outcome {
  return source.kind === 'string' ? integer(source.text.length, 32) : nullOrError(source);
}

function number([source = NULL, base = NULL]: readonly Argument[]): Outcome {
  if (source.kind !== 'string') return nullOrError(source);
  if (base.kind !== 'null' && base.kind !== 'integer') return ERROR;
  const prefixed = source.text.startsWith('0x');
  const radix = base.kind === 'integer' ? Number(base.value) : prefixed ? 16 : 10;
  if (radix < 2 || radix > 36) return ERROR;
  const whole = parseJavaLong(radix === 16 && prefixed ? source.text.slice(2) : source.text, radix);
  if (whole !== null) return integer(whole, 64);
  const real = radix === 10 ? parseJavaDouble(source.text) : null;
  return real === null ? ERROR : double(real);
}

function substring([source = NULL, from = NULL, to = NULL]: readonly Argument[]): Outcome {
  if (source.kind !== 'string') return nullOrError(source);
  if (from.kind === 'null') return source;
  if (from.kind !== 'integer' || (to.kind !== 'integer' && to.kind !== 'null')) return ERROR;
  // Negative places count from the end; what lies outside is clamped, and crossed places give nothing: as JavaScript slices.
  return string(source.text.slice(Number(from.value), to.kind === 'null' ? undefined : Number(to.value)));
}
