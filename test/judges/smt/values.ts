import { Address4, Address6 } from 'ip-address';
import type { Scalar } from '../../../src/event/index.ts';
import type { Field, Predicate } from '../../../src/ir/index.ts';
import { type Case, foldedText, patternTerm, textTerm } from './texts.ts';
import { unsayable } from './unsayable.ts';

/** The leaves that are written: each asks for some value of one field. */
export type Leaf = Extract<
  Predicate,
  { readonly kind: 'present' | 'one-of' | 'range' | 'date-range' | 'matches' | 'in-network' }
>;

/** How the values of a field are written: their sort, what they may be, what a leaf asks of one, and a value of an event. */
export interface Theory {
  readonly name: 'texts' | 'whole numbers' | 'floating points' | 'booleans' | 'addresses' | 'instants';
  readonly sort: string;
  readonly domain: (value: string) => string;
  readonly test: (leaf: Leaf, value: string) => string;
  readonly constant: (value: Scalar) => string;
}

export function theoryOf(field: Field, folding: 'ascii' | 'unicode'): Theory {
  if ((field.normalizer ?? []).length > 0) unsayable('normalizers');
  switch (field.type) {
    case 'keyword':
    case 'wildcard':
    case 'constant_keyword':
    case 'version':
      return texts(field, folding);
    case 'long':
      return whole(-(2n ** 63n), 2n ** 63n - 1n);
    case 'integer':
      return whole(-(2n ** 31n), 2n ** 31n - 1n);
    case 'short':
      return whole(-(2n ** 15n), 2n ** 15n - 1n);
    case 'byte':
      return whole(-128n, 127n);
    case 'unsigned_long':
      return whole(0n, 2n ** 64n - 1n);
    case 'double':
      return floating(11, 53, DOUBLE);
    case 'float':
      return floating(8, 24, '8 24');
    case 'half_float':
      return floating(5, 11, '8 24');
    case 'boolean':
      return BOOLEANS;
    case 'ip':
      return ADDRESSES;
    case 'date':
      return DATES;
    default:
      return unsayable(`fields of type ${field.type}`);
  }
}

const DOUBLE = '11 53';
const or = (parts: readonly string[]): string => (parts.length === 0 ? 'false' : `(or ${parts.join(' ')} false)`);
const and = (parts: readonly string[]): string => (parts.length === 0 ? 'true' : `(and ${parts.join(' ')} true)`);

function texts(field: Field, folding: 'ascii' | 'unicode'): Theory {
  return {
    name: 'texts',
    sort: 'String',
    domain: (value) =>
      and([
        ...(field.ignoreAbove === null ? [] : [`(<= (str.len ${value}) ${field.ignoreAbove})`]),
        ...(field.constant === undefined ? [] : [`(= ${value} ${textTerm(field.constant)})`]),
      ]),
    constant: (value) => textTerm(String(value)),
    test: (leaf, value) => {
      const read = (letters: 'exact' | 'fold'): Case => (letters === 'fold' ? folding : 'exact');
      switch (leaf.kind) {
        case 'present':
          return 'true';
        case 'one-of':
          return or(
            leaf.values.map((one) =>
              leaf.letters === 'exact'
                ? `(= ${value} ${textTerm(String(one))})`
                : `(str.in_re ${value} ${foldedText(String(one), read('fold'))})`,
            ),
          );
        case 'matches':
          return `(str.in_re ${value} ${patternTerm(leaf.pattern, read(leaf.letters))})`;
        case 'range': {
          if (field.type === 'version') return unsayable('the order of versions');
          const { lower, upper } = leaf;
          const bound = (text: Scalar): string => textTerm(String(text));
          return and([
            ...(lower === null ? [] : [`(${lower.inclusive ? 'str.<=' : 'str.<'} ${bound(lower.value)} ${value})`]),
            ...(upper === null ? [] : [`(${upper.inclusive ? 'str.<=' : 'str.<'} ${value} ${bound(upper.value)})`]),
          ]);
        }
        default:
          return unsayable(`${leaf.kind} of texts`);
      }
    },
  };
}

/** A number as a fraction, exactly. */
function exactly(value: Scalar): string {
  const number = typeof value === 'boolean' ? unsayable('a boolean among numbers') : Number(value);
  if (!Number.isFinite(number) || (Number.isInteger(number) && !Number.isSafeInteger(number) && typeof value === 'number'))
    return unsayable('numbers that have lost digits');
  if (typeof value === 'string' && /^-?\d+$/.test(value)) return real(BigInt(value), 1n);
  let [top, bottom] = [number, 1n];
  while (!Number.isInteger(top)) [top, bottom] = [top * 2, bottom * 2n];
  return real(BigInt(top), bottom);
}

function real(top: bigint, bottom: bigint): string {
  const size = `(/ ${top < 0n ? -top : top}.0 ${bottom}.0)`;
  return top < 0n ? `(- ${size})` : size;
}

function whole(first: bigint, last: bigint): Theory {
  const integer = (value: bigint): string => (value < 0n ? `(- ${-value})` : String(value));
  return {
    name: 'whole numbers',
    sort: 'Int',
    domain: (value) => `(<= ${integer(first)} ${value} ${integer(last)})`,
    constant: (value) => integer(BigInt(value)),
    test: (leaf, value) => ordered(leaf, `(to_real ${value})`, exactly, '<', '<=', '='),
  };
}

function ordered(leaf: Leaf, value: string, bound: (value: Scalar) => string, less: string, most: string, same: string): string {
  switch (leaf.kind) {
    case 'present':
      return 'true';
    case 'one-of':
      return or(leaf.values.map((one) => `(${same} ${value} ${bound(one)})`));
    case 'range': {
      const { lower, upper } = leaf;
      return and([
        ...(lower === null ? [] : [`(${lower.inclusive ? most : less} ${bound(lower.value)} ${value})`]),
        ...(upper === null ? [] : [`(${upper.inclusive ? most : less} ${value} ${bound(upper.value)})`]),
      ]);
    }
    default:
      return unsayable(`${leaf.kind} of numbers`);
  }
}

/** Bits of a double, rounded by the other prover to the precision of the field; minus zero is a number below zero. */
function floating(exponent: number, significand: number, bound: string): Theory {
  const sort = `(_ FloatingPoint ${exponent} ${significand})`;
  const at = (value: Scalar, precision: string): string => {
    const number = typeof value === 'number' ? value : unsayable('texts among numbers');
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, number);
    const double = `((_ to_fp ${DOUBLE}) #x${view.getBigUint64(0).toString(16).padStart(16, '0')})`;
    return precision === DOUBLE ? double : `((_ to_fp ${precision}) RNE ${double})`;
  };
  const own = `${exponent} ${significand}`;
  const largest = significand === 11 ? 65_520 : significand === 24 ? 2 ** 128 - 2 ** 103 : Number.POSITIVE_INFINITY;
  const kept = (value: Scalar): Scalar =>
    typeof value === 'number' && Math.abs(value) < largest ? value : unsayable('numbers without room');
  /** Below, with minus zero before zero; of the precision of bounds. */
  const less = (left: string, right: string): string =>
    `(or (fp.lt ${left} ${right}) (and (fp.isZero ${left}) (fp.isNegative ${left}) (fp.isZero ${right}) (fp.isPositive ${right})))`;
  return {
    name: 'floating points',
    sort,
    domain: (value) => `(not (or (fp.isNaN ${value}) (fp.isInfinite ${value})))`,
    constant: (value) => at(value, own),
    test: (leaf, value) => {
      switch (leaf.kind) {
        case 'present':
          return 'true';
        case 'one-of':
          return or(leaf.values.map((one) => `(= ${value} ${at(kept(one), own)})`));
        case 'range': {
          const wide = bound === own ? value : `((_ to_fp ${bound}) RNE ${value})`;
          const { lower, upper } = leaf;
          const low = lower === null ? [] : [at(kept(lower.value), bound)];
          const high = upper === null ? [] : [at(kept(upper.value), bound)];
          return and([
            ...low.map((one) => (lower?.inclusive ? `(not ${less(wide, one)})` : less(one, wide))),
            ...high.map((one) => (upper?.inclusive ? `(not ${less(one, wide)})` : less(wide, one))),
          ]);
        }
        default:
          return unsayable(`${leaf.kind} of numbers`);
      }
    },
  };
}

const BOOLEANS: Theory = {
  name: 'booleans',
  sort: 'Bool',
  domain: () => 'true',
  constant: String,
  test: (leaf, value) =>
    leaf.kind === 'present'
      ? 'true'
      : leaf.kind === 'one-of'
        ? or(leaf.values.map((one) => `(= ${value} ${one === true || one === 'true'})`))
        : unsayable(`${leaf.kind} of booleans`),
};

/** The first and the last address of a block as numbers of 128 bits. */
function blockOf(text: string): readonly [bigint, bigint] {
  const ofFour = 0xffff_0000_0000n;
  if (!text.includes(':')) {
    const block = new Address4(text);
    return [ofFour + block.startAddress().bigInt(), ofFour + block.endAddress().bigInt()];
  }
  const block = new Address6(text);
  return [block.startAddress().bigInt(), block.endAddress().bigInt()];
}

const ADDRESSES: Theory = {
  name: 'addresses',
  sort: 'Int',
  domain: (value) => `(<= 0 ${value} ${2n ** 128n - 1n})`,
  constant: (value) => String(blockOf(String(value))[0]),
  test: (leaf, value) => {
    const within = (text: Scalar): string => `(<= ${blockOf(String(text))[0]} ${value} ${blockOf(String(text))[1]})`;
    switch (leaf.kind) {
      case 'present':
        return 'true';
      case 'in-network':
        return or(leaf.networks.map(within));
      case 'one-of':
        return or(leaf.values.map(within));
      default:
        return unsayable(`${leaf.kind} of addresses`);
    }
  },
};

const UNITS: { readonly [unit: string]: number | undefined } = { s: 1, m: 60, h: 3600, H: 3600, d: 86_400, w: 604_800 };

/** An instant that a text names by itself: date math on `now`, which is the same unknown instant for both sides, or a time with its zone. */
function instant(text: string): string {
  const [, sign = '+', count = '0', unit = 's'] = /^now(?:([+-])(\d+)([smhHdw]))?$/.exec(text) ?? [];
  if (text.startsWith('now')) {
    if (!/^now(?:[+-]\d+[smhHdw])?$/.test(text)) unsayable('date math by the calendar');
    return `(${sign} now ${Number(count) * (UNITS[unit] ?? 1) * 1000})`;
  }
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text)) unsayable('dates that name more than an instant');
  return `${Date.parse(text)}`;
}

const milliseconds = (value: number): string => (value < 0 ? `(- ${-value})` : String(value));

const DATES: Theory = {
  name: 'instants',
  sort: 'Int',
  domain: (value) => `(<= (- ${2n ** 53n}) ${value} ${2n ** 53n})`,
  constant: (value) => milliseconds(typeof value === 'number' ? value : Date.parse(String(value))),
  test: (leaf, value) => {
    if (leaf.kind === 'range') return ordered(leaf, value, (text) => instant(String(text)), '<', '<=', '=');
    if (leaf.kind !== 'date-range') return leaf.kind === 'present' ? 'true' : unsayable(`${leaf.kind} of dates`);
    const [from, to] =
      leaf.from === null || leaf.to === null
        ? [instant(leaf.text), instant(leaf.text)]
        : [milliseconds(leaf.from), milliseconds(leaf.to)];
    const asked = {
      eq: `(<= ${from} ${value} ${to})`,
      lt: `(< ${value} ${from})`,
      le: `(<= ${value} ${to})`,
      gt: `(> ${value} ${to})`,
      ge: `(>= ${value} ${from})`,
    };
    return asked[leaf.relation];
  },
};
