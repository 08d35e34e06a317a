import type { ArithmeticOperator } from '../../ast.ts';
import type { FunctionName } from '../../functions.ts';
import { blockContains, isBlock } from '../networks.ts';
import { calculate, type Evaluated, error, value } from './arithmetic.ts';
import { type Constant, double, integer, javaText, NULL, text, truth } from './constant.ts';

type Compute = (args: readonly Constant[], insensitive: boolean) => Evaluated;

/** What each function makes of constants, as the engine does when it plans. (eql-semantics 2.1, 8) */
export const CONSTANT_FUNCTIONS: { readonly [name in FunctionName]: Compute } = {
  add: arithmetic('+'),
  between: ([subject = NULL, left = NULL, right = NULL, greedy = truth(false)], insensitive) =>
    between(subject, left, right, greedy, insensitive),
  cidrMatch: ([address = NULL, ...blocks]) => cidrMatch(address, blocks),
  concat: (args) => value(args.some((arg) => arg.kind === 'null') ? NULL : text(args.map(javaText).join(''))),
  divide: arithmetic('/'),
  endsWith: search((subject, part) => truth(subject.endsWith(part))),
  indexOf: ([subject = NULL, part = NULL, start = NULL], insensitive) =>
    indexOf(folded(subject, insensitive), folded(part, insensitive), start),
  length: ([subject = NULL]) => onStrings([subject], ([whole]) => integer(BigInt(whole.length))),
  modulo: arithmetic('%'),
  multiply: arithmetic('*'),
  number: ([subject = NULL, base = NULL]) => toNumberConstant(subject, base),
  startsWith: search((subject, part) => truth(subject.startsWith(part))),
  string: ([subject = NULL]) => value(subject.kind === 'null' ? NULL : text(javaText(subject))),
  stringContains: (args, insensitive) => {
    const [subject = NULL, part = NULL] = args;
    if (subject.kind !== 'null' && part.kind === 'null') return error('stringContains fails on a part that is null');
    return contained(args, insensitive);
  },
  substring: ([subject = NULL, from = NULL, to = NULL]) => substring(subject, from, to),
  subtract: arithmetic('-'),
};

function contained(args: readonly Constant[], insensitive: boolean): Evaluated {
  return search((subject, part) => truth(subject !== '' && part !== '' && subject.includes(part)))(args, insensitive);
}

function arithmetic(operator: ArithmeticOperator): Compute {
  return ([left = NULL, right = NULL]) => calculate(operator, left, right);
}

/** A function of two texts. */
function search(compute: (subject: string, part: string) => Constant): Compute {
  return ([subject = NULL, part = NULL], insensitive) =>
    onStrings([folded(subject, insensitive), folded(part, insensitive)], ([whole, piece]) => compute(whole, piece));
}

function folded(constant: Constant, insensitive: boolean): Constant {
  return insensitive && constant.kind === 'string' ? text(constant.value.toLowerCase()) : constant;
}

/** Null-strict over strings: one null gives null; what is no string is an error. */
function onStrings(args: readonly Constant[], compute: (texts: Texts) => Constant): Evaluated {
  const texts: string[] = [];
  for (const arg of args) {
    if (arg.kind === 'null') return value(NULL);
    if (arg.kind !== 'string') return error('a string is needed here');
    texts.push(arg.value);
  }
  const [a = '', b = ''] = texts;
  return value(compute([a, b]));
}
type Texts = readonly [string, string];

function indexOf(subject: Constant, part: Constant, start: Constant): Evaluated {
  const from = start.kind === 'integer' ? Number(start.value) : 0;
  return onStrings([subject, part], ([whole, piece]) => {
    const found = whole.indexOf(piece, Math.max(0, from));
    return found < 0 ? NULL : integer(BigInt(found));
  });
}

/** Python slices: negative counts from the end, out of range is clamped. */
function substring(subject: Constant, from: Constant, to: Constant): Evaluated {
  if (from.kind === 'null') return value(subject);
  return onStrings([subject], ([whole]) => {
    const start = from.kind === 'integer' ? Number(from.value) : 0;
    const end = to.kind === 'integer' ? Number(to.value) : whole.length;
    return text(whole.slice(start, end));
  });
}

function between(subject: Constant, left: Constant, right: Constant, greedy: Constant, insensitive: boolean): Evaluated {
  if (subject.kind === 'null') return value(NULL);
  if (subject.kind !== 'string' || left.kind !== 'string' || right.kind !== 'string') return error('between needs strings');
  if (greedy.kind !== 'boolean') return error('between needs true or false last');
  if (subject.value === '' || left.value === '' || right.value === '') return value(subject);
  const fold = (written: string): string => (insensitive ? written.toLowerCase() : written);
  const [whole, open, close] = [fold(subject.value), fold(left.value), fold(right.value)];
  const found = whole.indexOf(open);
  if (found < 0) return value(text(''));
  const start = found + open.length;
  const end = greedy.kind === 'boolean' && greedy.value ? whole.lastIndexOf(close) : whole.indexOf(close, start);
  if (end < 0) return value(text(''));
  if (end < start) return error('between: the last right text stands before the end of the left one');
  return value(text(subject.value.slice(start, end)));
}

const JAVA_DOUBLE = /^[\0-\x20]*([+-]?(?:NaN|Infinity|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?))[dDfF]?[\0-\x20]*$/;
const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';

function toNumberConstant(subject: Constant, base: Constant): Evaluated {
  if (subject.kind === 'null') return value(NULL);
  if (subject.kind !== 'string') return error('number() needs a string');
  const hexadecimal = subject.value.startsWith('0x');
  const radix = base.kind === 'integer' ? Number(base.value) : hexadecimal ? 16 : 10;
  const digits = hexadecimal && radix === 16 ? subject.value.slice(2) : subject.value;
  const whole = parseInteger(digits, radix);
  // A long, however small. (eql-semantics 8)
  if (whole !== null && BigInt.asIntN(64, whole) === whole) return value({ kind: 'integer', value: whole, bits: 64 });
  if (radix === 10) {
    const decimal = JAVA_DOUBLE.exec(digits)?.[1];
    if (decimal !== undefined) return value(double(Number(decimal)));
  }
  return error(`number() cannot read ${JSON.stringify(subject.value)} in base ${radix}`);
}

function parseInteger(written: string, radix: number): bigint | null {
  const match = /^([+-]?)([0-9a-z]+)$/i.exec(written);
  if (match === null || radix < 2 || radix > 36) return null;
  let result = 0n;
  for (const letter of (match[2] ?? '').toLowerCase()) {
    const digit = DIGITS.indexOf(letter);
    if (digit >= radix) return null;
    result = result * BigInt(radix) + BigInt(digit);
  }
  return match[1] === '-' ? -result : result;
}

function cidrMatch(address: Constant, blocks: readonly Constant[]): Evaluated {
  if (address.kind === 'null') return value(NULL);
  if (address.kind !== 'string') return error('cidrMatch needs an address');
  let found = false;
  for (const block of blocks) {
    if (block.kind !== 'string' || !isBlock(block.value)) return error('cidrMatch needs CIDR blocks');
    found ||= blockContains(block.value, address.value);
  }
  return value(truth(found));
}
