import type { FieldFacts, FieldType, Json, SchemaField } from '../../event/index.ts';
import { parseAddress } from './addresses.ts';
import { dateFormat, type ReadDate } from './date-formats.ts';
import { kept, parseInstant } from './dates.ts';
import { normalized } from './normalized.ts';
import { parseJavaDouble, parseWhole, roundToHalf } from './numbers.ts';
import { boolean, double, integer, string, type Value } from './value.ts';

const INTEGER_BITS: { readonly [T in FieldType]?: number } = { byte: 8, short: 16, integer: 32, long: 64 };

/** What one JSON scalar is indexed as under a mapping; null: nothing, it is not a value of the field (eql-semantics 9.1). */
export function coerce(json: Json, facts: FieldFacts & Pick<SchemaField, 'dateFormat' | 'normalizer'>): Value | null {
  if (json === null || typeof json === 'object') return null;
  switch (facts.type) {
    case 'keyword':
    case 'constant_keyword':
    case 'wildcard':
    case 'version':
      return indexedText(json, facts);
    case 'text':
    case 'match_only_text':
      // Whether there is any text is all that can be asked of the field itself (eql-semantics 9.1).
      return facts.exactSubfield === null ? null : string(String(json));
    case 'long':
    case 'integer':
    case 'short':
    case 'byte':
    case 'unsigned_long':
      return wholeNumber(json, facts.type);
    case 'double':
    case 'float':
    case 'half_float':
    case 'scaled_float': {
      const value = readJavaNumber(json);
      return value === null ? null : finite(precision(value, facts.type));
    }
    case 'boolean':
      return readBoolean(json);
    case 'ip': {
      const address = typeof json === 'string' ? parseAddress(json) : null;
      return address === null ? null : { kind: 'address', value: address };
    }
    case 'date':
    case 'date_nanos': {
      if (typeof json === 'boolean') return null;
      const instant = dateReader(facts)(String(json));
      const nanos = instant === null ? null : kept(instant.from, facts.type);
      return nanos === null ? null : { kind: 'instant', nanos };
    }
    case 'flattened':
    case 'nested':
    case 'object':
    case 'geo_point':
      return null;
  }
}

function indexedText(json: string | number | boolean, facts: FieldFacts & Pick<SchemaField, 'normalizer'>): Value | null {
  const text = typeof json === 'string' ? json : JSON.stringify(json);
  return facts.ignoreAbove !== null && text.length > facts.ignoreAbove ? null : string(normalized(text, facts));
}

function readNumber(json: string | number | boolean): bigint | number | null {
  if (typeof json === 'string') return parseWhole(json);
  return typeof json === 'number' ? json : null;
}

/** Longs are read as decimals, all other numbers as Java reads a double. */
function readJavaNumber(json: string | number | boolean): number | null {
  const value = typeof json === 'string' ? parseJavaDouble(json) : json;
  return typeof value === 'number' ? value : null;
}

function wholeNumber(json: string | number | boolean, type: FieldType): Value | null {
  const read = type === 'long' || type === 'unsigned_long' ? readNumber(json) : readJavaNumber(json);
  // A text that is NaN is cast to 0 (run on OpenSearch 2.19.1 and Elasticsearch 8.19.21).
  const value = typeof json === 'string' && Number.isNaN(read) ? 0n : read;
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return null;
  const whole = typeof value === 'bigint' ? value : BigInt(Math.trunc(value));
  const bits = INTEGER_BITS[type];
  const fits = bits === undefined ? BigInt.asUintN(64, whole) === whole : BigInt.asIntN(bits, whole) === whole;
  return fits ? integer(whole, 64) : null;
}

function readBoolean(json: string | number | boolean): Value | null {
  if (json === true || json === 'true') return boolean(true);
  if (json === false || json === 'false' || json === '') return boolean(false);
  return null;
}

function finite(value: number): Value | null {
  return Number.isFinite(value) ? double(value) : null;
}

/** A number at the precision of a mapping; `scaled_float` keeps that of a double, its factor is not known here. */
export function precision(value: number, type: FieldType): number {
  if (type === 'float') return Math.fround(value);
  return type === 'half_float' ? roundToHalf(value) : value;
}

/** How the dates of a field are read: as its mapping says; a format that is not read makes everything no date. */
export function dateReader({ dateFormat: format }: Pick<SchemaField, 'dateFormat'>): ReadDate {
  return format === undefined ? parseInstant : (dateFormat(format) ?? (() => null));
}
