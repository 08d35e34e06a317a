import type { Scalar } from '../../event/index.ts';
import { type Line, numberOf, type Place, single } from './line.ts';

/**
 * Numbers of a precision in order of size, by their bits: those below zero have them turned round, and minus zero stands before zero, as in an index.
 */
interface Precision {
  readonly name: string;
  readonly largest: number;
  /** A value as it is kept; infinite: there is no room for it. */
  readonly rounded: (value: number) => number;
  /** A bound as it is compared. */
  readonly bound: (value: number) => number;
  /** The bits of a value that is kept as it is and not below zero, and back. */
  readonly bitsOf: (size: number) => bigint;
  readonly sizeOf: (bits: bigint) => number;
}

const view = new DataView(new ArrayBuffer(8));

const DOUBLE: Precision = {
  name: 'double',
  largest: Number.MAX_VALUE,
  rounded: (value) => value,
  bound: (value) => value,
  bitsOf: (size) => {
    view.setFloat64(0, size);
    return view.getBigInt64(0);
  },
  sizeOf: (bits) => {
    view.setBigInt64(0, bits);
    return view.getFloat64(0);
  },
};

const FLOAT: Precision = {
  name: 'float',
  largest: 2 ** 128 - 2 ** 104,
  rounded: Math.fround,
  bound: Math.fround,
  bitsOf: (size) => {
    view.setFloat32(0, size);
    return BigInt(view.getInt32(0));
  },
  sizeOf: (bits) => {
    view.setInt32(0, Number(bits));
    return view.getFloat32(0);
  },
};

/** Eleven significant bits. A bound beside such a field is a float. (eql-semantics 9.1, run on OpenSearch 2.19.1) */
const HALF: Precision = {
  name: 'half_float',
  largest: 65_504,
  rounded: (value) => {
    const size = Math.abs(value);
    if (size >= 65_520) return value < 0 ? -Infinity : Infinity;
    const below = halfBelow(size);
    const [low, high] = [halfOf(below), halfOf(below + 1)];
    const isUp = size - low > high - size || (size - low === high - size && below % 2 === 1);
    const kept = isUp ? high : low;
    return value < 0 || Object.is(value, -0) ? -kept : kept;
  },
  bound: Math.fround,
  bitsOf: (size) => BigInt(halfBelow(size)),
  sizeOf: (bits) => halfOf(Number(bits)),
};

function halfOf(bits: number): number {
  const [exponent, rest] = [bits >> 10, bits & 0x3ff];
  return exponent === 0 ? rest * 2 ** -24 : (1 + rest / 1024) * 2 ** (exponent - 15);
}

/** The bits of the largest half float that is not above a size. */
function halfBelow(size: number): number {
  let [low, high] = [0, 0x7bff];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (halfOf(middle) <= size) low = middle;
    else high = middle - 1;
  }
  return low;
}

function lineOf(precision: Precision): Line {
  const { name, largest, rounded, bound, bitsOf, sizeOf } = precision;
  /** The place at or next to a number. */
  const placeOf = (value: number): Place | null => {
    if (!Number.isFinite(rounded(value)) || !Number.isFinite(value)) return null;
    const isBelow = value < 0 || Object.is(value, -0);
    const bits = bitsOf(Math.min(Math.abs(value), largest));
    const isOn = sizeOf(bits) === Math.abs(value);
    return isBelow ? { at: -bits - 1n, off: isOn ? 0 : -1 } : { at: bits, off: isOn ? 0 : 1 };
  };
  const read = (value: Scalar, change: (number: number) => number): Place | null => {
    const number = numberOf(value);
    return number === null ? null : placeOf(change(number));
  };
  return {
    id: name,
    first: -bitsOf(largest) - 1n,
    last: bitsOf(largest),
    place: (value) => read(value, rounded),
    bound: (value) => single(read(value, bound)),
    value: (place) => (place >= 0n ? sizeOf(place) : -sizeOf(-place - 1n)),
  };
}

export const DOUBLES: Line = lineOf(DOUBLE);
export const FLOATS: Line = lineOf(FLOAT);
export const HALVES: Line = lineOf(HALF);

/** Numbers that are rounded by a factor that no rule knows: only whether there are any can be asked. */
export const SCALED: Line = { ...DOUBLES, id: 'scaled_float', place: () => null, bound: () => null };
