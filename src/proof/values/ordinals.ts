import type { FieldType, Scalar } from '../../event/index.ts';
import { ADDRESSES } from './addresses.ts';
import { DOUBLES, FLOATS, HALVES, SCALED } from './floats.ts';
import { INSTANTS, NANOS } from './instants.ts';
import { type Line, numberOf, type Place, single } from './line.ts';

/** The line of a type; null: its values do not stand in one. */
export function lineOf(type: FieldType): Line | null {
  switch (type) {
    case 'long':
      return LONGS;
    case 'integer':
      return INTEGERS;
    case 'short':
      return SHORTS;
    case 'byte':
      return BYTES;
    case 'unsigned_long':
      return UNSIGNED;
    case 'double':
      return DOUBLES;
    case 'float':
      return FLOATS;
    case 'half_float':
      return HALVES;
    case 'scaled_float':
      return SCALED;
    case 'boolean':
      return BOOLEANS;
    case 'ip':
      return ADDRESSES;
    case 'date':
      return INSTANTS;
    case 'date_nanos':
      return NANOS;
    case 'keyword':
    case 'constant_keyword':
    case 'wildcard':
    case 'version':
    case 'text':
    case 'match_only_text':
    case 'flattened':
    case 'nested':
    case 'object':
    case 'geo_point':
      return null;
  }
}

/** Whole numbers as they are. */
function whole(id: string, first: bigint, last: bigint): Line {
  return {
    id,
    first,
    last,
    place: wholePlace,
    bound: (value) => single(wholePlace(value)),
    value: (place) => (place >= -SAFE && place <= SAFE ? Number(place) : place.toString()),
  };
}

const SAFE = 2n ** 53n - 1n;

function wholePlace(value: Scalar): Place | null {
  if (typeof value === 'string' && /^-?\d{1,30}$/.test(value)) return { at: BigInt(value), off: 0 };
  const number = numberOf(value);
  // Of a number that large the last digits are lost, so nobody knows which one was meant.
  if (number === null || Math.abs(number) > Number.MAX_SAFE_INTEGER) return null;
  const floor = Math.floor(number);
  return { at: BigInt(floor), off: floor === number ? 0 : 1 };
}

const LONGS = whole('long', -(2n ** 63n), 2n ** 63n - 1n);
const INTEGERS = whole('integer', -(2n ** 31n), 2n ** 31n - 1n);
const SHORTS = whole('short', -32_768n, 32_767n);
const BYTES = whole('byte', -128n, 127n);
const UNSIGNED = whole('unsigned_long', 0n, 2n ** 64n - 1n);

const BOOLEANS: Line = {
  id: 'boolean',
  first: 0n,
  last: 1n,
  place: placeOfBoolean,
  bound: (value) => single(placeOfBoolean(value)),
  value: (place) => place === 1n,
};

function placeOfBoolean(value: Scalar): Place | null {
  return typeof value === 'boolean' ? { at: BigInt(value), off: 0 } : null;
}
