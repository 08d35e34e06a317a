import type { FieldType, Scalar } from '../../../event/index.ts';
import { familyOf } from '../../../schema/families.ts';
import { type Constant, isNumber, javaText, toNumber } from './constants/constant.ts';
import { isAddress, isBlock, withoutZone } from './networks.ts';

/**
 * A constant as a value of a field. `never`: no value of the field can equal it. `unfit`: Elasticsearch fails on it.
 * (eql-semantics 9.1, 9.2)
 */
type FieldValue =
  | { readonly kind: 'value'; readonly value: Scalar }
  | { readonly kind: 'network'; readonly network: string }
  | { readonly kind: 'never' }
  | { readonly kind: 'unfit' };

const UNFIT: FieldValue = { kind: 'unfit' };
const NEVER: FieldValue = { kind: 'never' };

/** Reads a constant that is not null as a value to compare a field of this type with. Dates are read elsewhere. */
export function fieldValue(type: FieldType, constant: Constant): FieldValue {
  switch (familyOf(type)) {
    case 'string':
    case 'text':
      return { kind: 'value', value: javaText(constant) };
    case 'number':
      return numberValue(type, constant);
    case 'boolean':
      return booleanValue(constant);
    case 'ip':
      if (constant.kind !== 'string') return UNFIT;
      return addressValue(constant.value);
    case 'date':
    case 'unsupported':
      return UNFIT;
  }
}

const NUMERAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** The number a constant stands for beside a numeric field; null when it is none. Strings are parsed. */
export function numberOf(constant: Constant): number | null {
  if (isNumber(constant)) return toNumber(constant);
  return constant.kind === 'string' && NUMERAL.test(constant.value) ? Number(constant.value) : null;
}

const RANGES: ReadonlyMap<FieldType, readonly [number, number]> = new Map([
  ['byte', [-128, 127]],
  ['short', [-32_768, 32_767]],
  ['integer', [-2_147_483_648, 2_147_483_647]],
  ['long', [-(2 ** 63), 2 ** 63]],
  ['unsigned_long', [0, 2 ** 64]],
]);

/** Only such numbers have a minus zero. */
export function isFloating(type: FieldType): boolean {
  return familyOf(type) === 'number' && !RANGES.has(type);
}

/** Whole-number fields hold no fractions and nothing beyond their width. */
function numberValue(type: FieldType, constant: Constant): FieldValue {
  const value = numberOf(constant);
  if (value === null) return UNFIT;
  const range = RANGES.get(type);
  if (range !== undefined && (!Number.isInteger(value) || value < range[0] || value > range[1])) return NEVER;
  return { kind: 'value', value: isFloating(type) ? value : value + 0 };
}

/** A slash is that of a prefix length, also where it could be part of a zone. (run on OpenSearch 2.19.1) */
function addressValue(text: string): FieldValue {
  if (text.includes('/')) return isBlock(text) ? { kind: 'network', network: withoutZone(text) } : UNFIT;
  return isAddress(text) ? { kind: 'value', value: withoutZone(text) } : UNFIT;
}

function booleanValue(constant: Constant): FieldValue {
  if (constant.kind === 'boolean') return { kind: 'value', value: constant.value };
  if (constant.kind !== 'string') return UNFIT;
  if (constant.value === 'true') return { kind: 'value', value: true };
  return constant.value === 'false' ? { kind: 'value', value: false } : UNFIT;
}
