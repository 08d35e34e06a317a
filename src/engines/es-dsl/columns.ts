import type { Event, FieldFacts, FieldType, NormalizerStep, Schema, SchemaField } from '../../event/index.ts';
import { familyOf } from '../../schema/families.ts';
import { parseAddress } from './addresses.ts';
import { type Analyze, analysis } from './analysis.ts';
import { formatReader } from './date-format/index.ts';
import { parseDate, type ReadDate, wholeMillis } from './dates.ts';
import { unsupported } from './failure.ts';
import { indexedNumber } from './numbers.ts';
import { type RawValue, rawValues } from './raw-values.ts';

/**
 * The values of one field for every event, by type; dates are epoch nanoseconds, addresses 128 bits. `read` takes a date as the
 * mapping says it is written.
 */
export type Column =
  | { readonly kind: 'unmapped' }
  | { readonly kind: 'object'; readonly type: FieldType }
  /** `normalize` makes of a text what the index makes of it before it compares, in values and in what queries ask. */
  | {
      readonly kind: 'string';
      readonly type: FieldType;
      readonly values: Values<string>;
      readonly normalize: (text: string) => string;
    }
  /** `values` are there for presence, `terms` what an analyzer makes of each; it is null where that is not known here. */
  | {
      readonly kind: 'text';
      readonly type: FieldType;
      readonly values: Values<string>;
      readonly analyze: Analyze | null;
      readonly terms: Values<readonly string[]>;
    }
  | { readonly kind: 'number'; readonly type: FieldType; readonly values: Values<number> }
  | { readonly kind: 'boolean'; readonly type: FieldType; readonly values: Values<boolean> }
  | { readonly kind: 'ip'; readonly type: FieldType; readonly values: Values<bigint> }
  | { readonly kind: 'date'; readonly type: FieldType; readonly values: Values<bigint>; readonly read: ReadDate };

/** Of such a field the index knows one value, and compares with it otherwise than with terms. */
export function isConstant({ type }: Extract<Column, { readonly kind: 'string' }>): boolean {
  return type === 'constant_keyword';
}

/** Per event the values it has, none for an absent field. */
export type Values<T> = readonly (readonly T[])[];

/** The index: columns by field name, made on first use. */
export interface Index {
  readonly size: number;
  column(field: string): Column;
  /** Names of mapped fields under an object. */
  fieldsUnder(name: string): readonly string[];
}

/** Indexes events under a mapping; the timestamp field is a date even when the mapping lacks it. */
export function indexOf(events: readonly Event[], schema: Schema, timestampField: string): Index {
  const columns = new Map<string, Column>();
  return {
    size: events.length,
    column: (field) => {
      const known = columns.get(field);
      if (known !== undefined) return known;
      const column = columnOf(events, field, schema, timestampField);
      columns.set(field, column);
      return column;
    },
    fieldsUnder: (name) => [...schema.fields.keys()].filter((field) => field.startsWith(`${name}.`)),
  };
}

const TIMESTAMP: FieldFacts = { type: 'date', ignoreAbove: null, nullValue: null, exactSubfield: null };

type KnownField = FieldFacts & Pick<SchemaField, 'dateFormat' | 'constant' | 'normalizer' | 'analyzer'>;

function columnOf(events: readonly Event[], field: string, schema: Schema, timestampField: string): Column {
  if (isNested(field, schema)) return { kind: 'unmapped' };
  const facts = schema.fields.get(field) ?? (field === timestampField ? TIMESTAMP : null);
  if (facts === null) return { kind: 'unmapped' };
  const segments = (schema.fields.get(field)?.path ?? field).split('.');
  return typedColumn(events, segments, facts);
}

/** Values within nested objects are documents of their own that a plain query never sees. (eql-semantics 9.1) */
function isNested(field: string, schema: Schema): boolean {
  for (let dot = field.lastIndexOf('.'); dot > 0; dot = field.lastIndexOf('.', dot - 1)) {
    if (schema.fields.get(field.slice(0, dot))?.type === 'nested') return true;
  }
  return false;
}

function typedColumn(events: readonly Event[], segments: readonly string[], facts: KnownField): Column {
  const { type } = facts;
  const family = familyOf(type);
  const read = <T>(convert: (raw: string | number | boolean) => T | null): Values<T> =>
    events.map((event) => convertAll(rawValues(event, segments), facts, convert));
  switch (family) {
    case 'string': {
      // The index itself has the value of a constant, so that every event of it does.
      const { constant } = facts;
      if (constant !== undefined) return { kind: 'string', type, values: events.map(() => [constant]), normalize: asItIs };
      const normalize = normalizerOf(facts);
      return { kind: 'string', type, values: read((raw) => indexedText(raw, facts, normalize)), normalize };
    }
    case 'text':
      return textColumn(type, read(String), analysis(facts.analyzer));
    case 'number':
      return { kind: 'number', type, values: read((raw) => indexedNumber(raw, type)) };
    case 'boolean':
      return { kind: 'boolean', type, values: read(indexedBoolean) };
    case 'ip':
      return { kind: 'ip', type, values: read((raw) => (typeof raw === 'string' ? parseAddress(raw) : null)) };
    case 'date': {
      const dates = facts.dateFormat === undefined ? parseDate : formatReader(facts.dateFormat);
      if (dates === null) return unsupported(segments.join('.'), `dates of the format ${facts.dateFormat}`);
      return { kind: 'date', type, values: read((raw) => indexedDate(raw, type, dates)), read: dates };
    }
    case 'unsupported':
      return { kind: 'object', type };
  }
}

function textColumn(type: FieldType, values: Values<string>, analyze: Analyze | null): Column {
  return { kind: 'text', type, values, analyze, terms: analyze === null ? [] : values.map((own) => own.map(analyze)) };
}

const NONE: readonly never[] = [];

function convertAll<T>(
  raws: readonly RawValue[],
  facts: FieldFacts,
  convert: (raw: string | number | boolean) => T | null,
): readonly T[] {
  if (raws.length === 0) return NONE;
  const values: T[] = [];
  for (const raw of raws) {
    const given = raw ?? facts.nullValue;
    const value = given === null ? null : convert(given);
    if (value !== null) values.push(value);
  }
  return values;
}

type Normalize = (text: string) => string;

function indexedText(raw: string | number | boolean, { ignoreAbove }: KnownField, normalize: Normalize): string | null {
  const text = typeof raw === 'string' ? raw : JSON.stringify(raw);
  return ignoreAbove !== null && text.length > ignoreAbove ? null : normalize(text);
}

function normalizerOf({ normalizer }: KnownField): Normalize {
  const steps = normalizer?.steps ?? [];
  return steps.length === 0 ? asItIs : (text) => steps.reduce((changed, step) => NORMALIZERS[step](changed), text);
}

function asItIs(text: string): string {
  return text;
}

/** Character by character, as Lucene's filters do: one that would become several is left alone, but for a few with simple forms. */
const NORMALIZERS = {
  lowercase: (text) => text.replaceAll('\u0130', 'i').replace(/./gsu, (letter) => letter.toLowerCase()),
  uppercase: (text) => text.replace(/./gsu, simpleCapital),
} as const satisfies Record<NormalizerStep, (text: string) => string>;

function simpleCapital(letter: string): string {
  const capital = letter.toUpperCase();
  if (capital.length <= letter.length) return capital;
  // Greek with a mute iota: of two such characters the capital one is the one that small letters lead back from.
  const code = letter.charCodeAt(0);
  const above = [code + 8, code + 9].map((other) => String.fromCharCode(other));
  return above.find((other) => other !== letter && other.toLowerCase() === letter) ?? letter;
}

function indexedBoolean(raw: string | number | boolean): boolean | null {
  if (raw === true || raw === 'true') return true;
  return raw === false || raw === 'false' || raw === '' ? false : null;
}

/** The largest `date_nanos`, in the year 2262. */
const LATEST = 2n ** 63n - 1n;

function indexedDate(raw: string | number | boolean, type: FieldType, read: ReadDate): bigint | null {
  const time = typeof raw === 'boolean' ? null : read(String(raw), 'down');
  if (time === null || type !== 'date_nanos') return time === null ? null : wholeMillis(time);
  return time >= 0n && time <= LATEST ? time : null;
}
