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
  /** The one value of a `constant_keyword` field: every event of the index has it, whether it carries it or not. (eql-semantics 9.1) */
  readonly constant?: string;
  /** The `normalizer` of a keyword field, which changes values before they are indexed. Not written where there is none. */
  readonly normalizer?: Normalizer;
  /** How an analysed text becomes words. Not written where it is the standard way. */
  readonly analyzer?: Analyzer;
  /** The type as the mapping names it, where it is none that a rule can use. */
  readonly writtenType?: string;
  /** The types in which several indices map the field, where they do not go together. */
  readonly conflict?: readonly string[];
  /** The exact sub-fields of a text field that has several, so that none stands in for it. */
  readonly exactCandidates?: readonly string[];
  /** What of the field an index keeps, where it is not everything: `no-values` for scripts, `nothing` for any search. */
  readonly keeps?: 'no-values' | 'nothing';
  /** Where the values come from, when it is not the event alone: a script of the index, or other fields that are copied into it. */
  readonly derived?: 'script' | 'copies';
}

/** How a text becomes the words that an index keeps of it. */
export interface Analyzer {
  readonly name: string;
  /** Words are runs of ASCII letters, digits, `_` and these, in small letters; null: they are told apart otherwise, or nobody says how. */
  readonly wordLetters: string | null;
}

/** How a keyword is changed before it is indexed. */
export interface Normalizer {
  readonly name: string;
  /** What it does, in order; null: the mapping does not say, or names what is not read here. */
  readonly steps: readonly NormalizerStep[] | null;
}

/** Both change each character by itself, as Java does: a character that becomes several stays as it is. */
export type NormalizerStep = 'lowercase' | 'uppercase';

/** Field facts by full dotted name. A `Map`, so that a field named `__proto__` is an ordinary key. */
export interface Schema {
  readonly fields: ReadonlyMap<string, SchemaField>;
}

/** Families decide which operators and constants fit a type; `schema/families.ts` tells which type belongs to which. */
export type TypeFamily = 'string' | 'number' | 'boolean' | 'ip' | 'date' | 'text' | 'unsupported';
