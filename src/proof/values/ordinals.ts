import ipaddr from 'ipaddr.js';
import type { FieldType, Scalar } from '../../event/index.ts';

/**
 * A type whose values stand in one line, as whole numbers in the same order: whole numbers as they are, doubles by their bits, addresses
 * by their 128 bits, instants in milliseconds, booleans as 0 and 1.
 */
export interface Line {
  readonly first: bigint;
  readonly last: bigint;
  /** The place of a constant, and where it stands between places: -1 before it, 1 behind it, 0 on it; null: it is no such value. */
  readonly place: (value: Scalar) => Place | null;
  /** The value at a place, as an event carries it. */
  readonly value: (place: bigint) => Scalar;
}

export interface Place {
  readonly at: bigint;
  readonly off: -1 | 0 | 1;
}

/** The line of a type; null: its values do not stand in one, or rounding makes two constants one. */
export function lineOf(type: FieldType): Line | null {
  switch (type) {
    case 'long':
      return whole(-(2n ** 63n), 2n ** 63n - 1n);
    case 'integer':
      return whole(-(2n ** 31n), 2n ** 31n - 1n);
    case 'short':
      return whole(-32_768n, 32_767n);
    case 'byte':
      return whole(-128n, 127n);
    case 'unsigned_long':
      return whole(0n, 2n ** 64n - 1n);
    case 'double':
      return DOUBLES;
    case 'boolean':
      return BOOLEANS;
    case 'ip':
      return ADDRESSES;
    case 'date':
      return INSTANTS;
    default:
      return null;
  }
}

function whole(first: bigint, last: bigint): Line {
  return {
    first,
    last,
    place: (value) => {
      if (typeof value === 'boolean') return null;
      if (typeof value === 'string')
        return /^-?\d{1,30}$/.test(value) ? { at: BigInt(value), off: 0 } : placeOfNumber(Number(value));
      return placeOfNumber(value);
    },
    value: (place) => (place >= -SAFE && place <= SAFE ? Number(place) : place.toString()),
  };
}

const SAFE = 2n ** 53n - 1n;

function placeOfNumber(value: number): Place | null {
  if (!Number.isFinite(value)) return null;
  const floor = Math.floor(value);
  return { at: BigInt(floor), off: floor === value ? 0 : 1 };
}

const bits = new DataView(new ArrayBuffer(8));

/** Doubles in order of size: those below zero have their bits turned round. */
function placeOfDouble(value: number): bigint {
  bits.setFloat64(0, value === 0 ? 0 : value);
  const raw = bits.getBigInt64(0);
  return raw >= 0n ? raw : -(raw & 0x7fff_ffff_ffff_ffffn);
}

const DOUBLES: Line = {
  first: placeOfDouble(-Number.MAX_VALUE),
  last: placeOfDouble(Number.MAX_VALUE),
  place: (value) => {
    const number = typeof value === 'boolean' ? Number.NaN : Number(value);
    return Number.isFinite(number) ? { at: placeOfDouble(number), off: 0 } : null;
  },
  value: (place) => {
    bits.setBigInt64(0, place >= 0n ? place : -place | -0x8000_0000_0000_0000n);
    return bits.getFloat64(0);
  },
};

const BOOLEANS: Line = {
  first: 0n,
  last: 1n,
  place: (value) => (typeof value === 'boolean' ? { at: BigInt(value), off: 0 } : null),
  value: (place) => place === 1n,
};

/** Milliseconds since 1970; those of years with four digits are written as dates, the others as their number. */
const INSTANTS: Line = {
  first: -(2n ** 53n),
  last: 2n ** 53n,
  place: (value) => (typeof value === 'number' ? { at: BigInt(value), off: 0 } : null),
  value: (place) => (place >= WRITTEN.first && place <= WRITTEN.last ? new Date(Number(place)).toISOString() : Number(place)),
};

const WRITTEN = { first: BigInt(Date.UTC(1000, 0, 1)), last: BigInt(Date.UTC(9999, 11, 31, 23, 59, 59, 999)) };

const ADDRESSES: Line = {
  first: 0n,
  last: 2n ** 128n - 1n,
  place: (value) => {
    const block = typeof value === 'string' ? blockOf(value) : null;
    return block === null || block.low !== block.high ? null : { at: block.low, off: 0 };
  },
  value: (place) => {
    const bytes = Array.from({ length: 16 }, (_, index) => Number((place >> BigInt(8 * (15 - index))) & 255n));
    const address = new ipaddr.IPv6(bytes);
    return address.isIPv4MappedAddress() ? address.toIPv4Address().toString() : address.toString();
  },
};

/** The first and the last address of a block or of a single address, IPv4 where IPv6 keeps it; null: the text is neither. */
export function blockOf(text: string): { readonly low: bigint; readonly high: bigint } | null {
  const [base = '', prefix] = text.split('/');
  if (!ipaddr.isValid(base)) return null;
  const parsed = ipaddr.parse(base);
  const isFour = parsed instanceof ipaddr.IPv4;
  const bytes = (isFour ? parsed.toIPv4MappedAddress() : parsed).toByteArray();
  const at = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const width = isFour ? 32 : 128;
  const length = prefix === undefined ? width : Number(prefix);
  if (!Number.isInteger(length) || length < 0 || length > width) return null;
  const rest = (1n << BigInt(width - length)) - 1n;
  return { low: at - (at & rest), high: at | rest };
}
