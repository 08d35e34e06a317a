import { BlockList, isIPv6 } from 'node:net';

/** What scripts compute with: integers are bigints, doubles numbers. */
export type ScriptValue = null | string | boolean | bigint | number | readonly ScriptValue[];

type Run = (...given: readonly ScriptValue[]) => ScriptValue;

/** The functions inside Elasticsearch that its scripts call, from their documented meaning (eql-semantics 8); a failure is thrown. */
export const FUNCTIONS: Readonly<Record<string, Run>> = {
  nullSafeFilter: (value) => value === true,
  not: strict((value) => value !== true),
  isNull: (value) => value === null,
  eq: strict((one, other) => equal(one, other)),
  lt: strict((one, other) => number(one) < number(other)),
  lte: strict((one, other) => number(one) <= number(other)),
  gt: strict((one, other) => number(one) > number(other)),
  gte: strict((one, other) => number(one) >= number(other)),
  in: strict((value, list) => items(list).some((item) => item !== null && equal(value, item))),
  seq: strict((one, other) => folded(text(one)) === folded(text(other))),
  regex: (value, pattern, insensitive = false) => (value === null ? null : matches(text(value), text(pattern), insensitive)),
  add: arithmetic(
    (a, b) => a + b,
    (a, b) => a + b,
  ),
  sub: arithmetic(
    (a, b) => a - b,
    (a, b) => a - b,
  ),
  mul: arithmetic(
    (a, b) => a * b,
    (a, b) => a * b,
  ),
  div: arithmetic(
    (a, b) => a / b,
    (a, b) => a / b,
  ),
  mod: arithmetic(
    (a, b) => a % b,
    (a, b) => a % b,
  ),
  length: strict((value) => BigInt(text(value).length)),
  string: strict(javaText),
  concat: (parts) => (items(parts).includes(null) ? null : items(parts).map(javaText).join('')),
  substring: (value, from, to) => {
    if (value === null || from === null) return value;
    return text(value).slice(Number(from), to === null ? undefined : Number(to));
  },
  indexOf: (value, part, from, insensitive) => {
    if (value === null || part === null) return null;
    const lower = (each: string): string => (insensitive === true ? each.toLowerCase() : each);
    const found = lower(text(value)).indexOf(lower(text(part)), Number(from ?? 0));
    return found < 0 ? null : BigInt(found);
  },
  between: (value, left, right, greedy, insensitive) => {
    if (value === null) return null;
    const whole = text(value);
    const [searched = '', opener = '', closer = ''] = [whole, text(left), text(right)].map((each) =>
      insensitive === true ? each.toLowerCase() : each,
    );
    if (searched === '' || opener === '' || closer === '') return whole;
    const start = searched.indexOf(opener);
    if (start < 0) return '';
    const from = start + opener.length;
    const end = greedy === true ? searched.lastIndexOf(closer) : searched.indexOf(closer, from);
    if (end >= 0 && end < from) throw new Error('begins after its end');
    return end < 0 ? '' : whole.slice(from, end);
  },
  number: (value, base) => (value === null ? null : parsed(text(value), base)),
  cidrMatch: strict((address, blocks) => {
    const list = new BlockList();
    for (const block of items(blocks)) {
      const [network = '', bits = isIPv6(network) ? '128' : '32'] = text(block).split('/');
      list.addSubnet(network, Number(bits), isIPv6(network) ? 'ipv6' : 'ipv4');
    }
    return list.check(text(address), isIPv6(text(address)) ? 'ipv6' : 'ipv4');
  }),
};

/** Null as soon as something given is. */
function strict(run: Run): Run {
  return (...given) => (given.includes(null) ? null : run(...given));
}

function text(value: ScriptValue | undefined): string {
  if (typeof value !== 'string') throw new TypeError('no text');
  return value;
}

function number(value: ScriptValue | undefined): bigint | number {
  if (!isNumber(value)) throw new TypeError('no number');
  return value;
}

function items(value: ScriptValue | undefined): readonly ScriptValue[] {
  if (typeof value !== 'object' || value === null) throw new TypeError('no list');
  return value;
}

function equal(one: ScriptValue | undefined, other: ScriptValue | undefined): boolean {
  if (!isNumber(one) || !isNumber(other)) return one === other;
  return one <= other && one >= other;
}

function isNumber(value: ScriptValue | undefined): value is bigint | number {
  return typeof value === 'bigint' || typeof value === 'number';
}

function javaText(value: ScriptValue | undefined): string {
  return typeof value === 'number' && Number.isInteger(value) ? `${value}.0` : String(value);
}

function arithmetic(whole: (a: bigint, b: bigint) => bigint, real: (a: number, b: number) => number): Run {
  return strict((one, other) => {
    const [a, b] = [number(one), number(other)];
    return typeof a === 'bigint' && typeof b === 'bigint' ? whole(a, b) : real(Number(a), Number(b));
  });
}

function parsed(value: string, base: ScriptValue | undefined): ScriptValue {
  const hexadecimal = value.startsWith('0x');
  const radix = typeof base === 'bigint' ? Number(base) : hexadecimal ? 16 : 10;
  const digits = radix === 16 && hexadecimal ? value.slice(2) : value;
  const [, sign, rest = ''] = /^([+-]?)([0-9a-z]+)$/i.exec(digits) ?? [];
  const places = [...rest].map((digit) => Number.parseInt(digit, 36));
  if (sign !== undefined && radix >= 2 && radix <= 36 && places.every((place) => place < radix)) {
    const size = places.reduce((sum, place) => sum * BigInt(radix) + BigInt(place), 0n);
    return sign === '-' ? -size : size;
  }
  if (radix !== 10 || !/^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?[df]?\s*$/i.test(value)) throw new Error('no number');
  return Number.parseFloat(value);
}

/** As `compareToIgnoreCase`: the lower case of the upper case, one code point for one. */
function folded(value: string): string {
  return Array.from(value, (character) => {
    const upper = character.toUpperCase();
    const lower = ([...upper].length === 1 ? upper : character).toLowerCase();
    return [...lower].length === 1 ? lower : character;
  }).join('');
}

/** A whole-value match of the few Java expressions that occur, which JavaScript reads alike; ASCII letters fold. */
function matches(value: string, pattern: string, insensitive: ScriptValue): boolean {
  const lower = (each: string): string => each.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const source =
    insensitive === true ? pattern.replace(/\\\\|\\.|[A-Z]/gsu, (part) => (part.length > 1 ? part : lower(part))) : pattern;
  return new RegExp(`^(?:${source})$`, 'u').test(insensitive === true ? lower(value) : value);
}
