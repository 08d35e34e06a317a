/** Elasticsearch field types that a rule can refer to. */
export type FieldType =
  | 'keyword'
  | 'constant_keyword'
  | 'wildcard'
  | 'flattened'
  | 'version'
  | 'text'
  | 'match_only_text'
  | 'long'
  | 'integer'
  | 'short'
  | 'byte'
  | 'unsigned_long'
  | 'double'
  | 'float'
  | 'half_float'
  | 'scaled_float'
  | 'boolean'
  | 'ip'
  | 'date'
  | 'date_nanos'
  | 'nested'
  | 'object'
  | 'geo_point';

/** What the mapping says of one field. */
export interface FieldFacts {
  readonly type: FieldType;
  /** Longer strings (UTF-16 units) are not indexed and count as missing; null: no limit. */
  readonly ignoreAbove: number | null;
  /** The value that an explicit null is indexed as; null: none. */
  readonly nullValue: string | number | boolean | null;
  /** The exact sub-field of a text field (`keyword` in the usual case); null: none. */
  readonly exactSubfield: string | null;
}

/** Where a field's facts come from: the mapping, or a guess from how the rule uses a field the mapping lacks. */
export interface SchemaField extends FieldFacts {
  readonly origin: 'mapping' | 'inferred';
  /**
   * The name under which events carry the values, when it is not the field's own: the target of an alias, the parent of
   * a sub-field. Not written for ordinary fields.
   */
  readonly path?: string;
  /** The mapping's `format` of a date field: names and Java's patterns, parted by `||`. Not written where it is the default. */
  readonly dateFormat?: string;
  /** The one value of a `constant_keyword` field, which the index adds to documents without it; here events are read as they are. */
  readonly constant?: string;
  /** The `normalizer` of a keyword field, which changes values before they are indexed. Not written where there is none. */
  readonly normalizer?: string;
}

/** Field facts by full dotted name. A `Map`, so that a field named `__proto__` is an ordinary key. */
export interface Schema {
  readonly fields: ReadonlyMap<string, SchemaField>;
}

export type TypeFamily = 'string' | 'number' | 'boolean' | 'ip' | 'date' | 'text' | 'unsupported';

const FAMILIES = {
  keyword: 'string',
  constant_keyword: 'string',
  wildcard: 'string',
  flattened: 'unsupported',
  version: 'string',
  text: 'text',
  match_only_text: 'text',
  long: 'number',
  integer: 'number',
  short: 'number',
  byte: 'number',
  unsigned_long: 'number',
  double: 'number',
  float: 'number',
  half_float: 'number',
  scaled_float: 'number',
  boolean: 'boolean',
  ip: 'ip',
  date: 'date',
  date_nanos: 'date',
  nested: 'unsupported',
  object: 'unsupported',
  geo_point: 'unsupported',
} as const satisfies Record<FieldType, TypeFamily>;

/** The family a type belongs to; families decide which operators and constants fit. */
export function familyOf(type: FieldType): TypeFamily {
  return FAMILIES[type];
}
