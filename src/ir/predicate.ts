import type { FieldType, NormalizerStep, Scalar } from '../event/index.ts';
import type { TextPattern } from '../pattern/text-pattern.ts';
import type { NonEmpty, Span } from '../source/index.ts';
import type { DateFormat } from './date-format.ts';
import type { TermFunction, TermType } from './term-functions.ts';

/** Where in the rule's query a node comes from; every node can be traced to the text. */
interface Origin {
  readonly origin: Span;
}

/** A field with all a target needs to know of it, so that no target asks a schema again. */
export interface Field {
  /** Full dotted name under which events carry the values. */
  readonly name: string;
  /** The name that the rule has for it, where somebody gave it another (`pipelines/`); absent: `name`. */
  readonly writtenAs?: string;
  /** The name an index answers to, when it is another: `message.keyword` for the exact values of a text field `message`. */
  readonly indexName?: string;
  readonly type: FieldType;
  /** Strings longer than this (UTF-16 units) are not values of the field; null: no limit. */
  readonly ignoreAbove: number | null;
  /** What an explicit null counts as; null: nothing. */
  readonly nullValue: Scalar | null;
  /** The one value of every event, whatever it carries: that of a `constant_keyword`. */
  readonly constant?: string;
  /** How values are changed before they are indexed; the constants of leaves are changed already, those of terms are as written. */
  readonly normalizer?: readonly NormalizerStep[];
  /** How the dates of a date field are written, where its mapping says so; by default ISO 8601 or milliseconds since 1970. */
  readonly dateFormat?: DateFormat;
  /** How an analysed text becomes words, where that is known. */
  readonly analyzer?: WordAnalyzer;
  /** Written `?field` in the rule. */
  readonly optional: boolean;
  readonly origin: Span;
}

/** The name that the rule itself has for a field: what the field is about, whatever events call it. */
export function ownName({ name, writtenAs }: Field): string {
  return writtenAs ?? name;
}

/** `exact`: letters as written. `fold`: case-insensitive, in the way `Semantics.folding` says. */
export type Letters = 'exact' | 'fold';

/** One end of a range. */
export interface Bound {
  readonly value: number | string;
  readonly inclusive: boolean;
}

/**
 * What a rule asks of one event. Total and two-valued: a leaf holds when SOME value of its field satisfies it; a field
 * that is absent, null, `[]` or `[null]` has no value, so every leaf over it is false; `not` is the plain complement.
 * Two leaves over one array field may be satisfied by different elements. (eql-semantics 0.3, 3, 4)
 */
export type Predicate =
  | Constant
  | And
  | Or
  | Not
  | Present
  | OneOf
  | Range
  | DateRange
  | Matches
  | InNetwork
  | Words
  | Anywhere
  | Computed;

export interface Constant extends Origin {
  readonly kind: 'constant';
  readonly value: boolean;
}
export interface And extends Origin {
  readonly kind: 'and';
  readonly operands: readonly Predicate[];
}
export interface Or extends Origin {
  readonly kind: 'or';
  readonly operands: readonly Predicate[];
}
export interface Not extends Origin {
  readonly kind: 'not';
  readonly operand: Predicate;
}

/** The field has a value. */
export interface Present extends Origin {
  readonly kind: 'present';
  readonly field: Field;
}

/**
 * Some value equals one of `values`. All values have the type of the field's family: strings for keyword-like and ip
 * fields, numbers for numeric ones, booleans. `letters` matters for strings only. An ip value compares as an address;
 * a block such as `10.0.0.0/8` is `in-network`, not here.
 */
export interface OneOf extends Origin {
  readonly kind: 'one-of';
  readonly field: Field;
  readonly values: NonEmpty<Scalar>;
  readonly letters: Letters;
}

/**
 * Some single value lies within the bounds; at least one is given. Of a `text` field it is a single analysed term, which an index alone
 * knows. Strings order by code point, those of a `version` field as
 * Elasticsearch orders versions: 1.10 after 1.9, 1.0-rc before 1.0, what is no version last.
 */
export interface Range extends Origin {
  readonly kind: 'range';
  readonly field: Field;
  readonly lower: Bound | null;
  readonly upper: Bound | null;
}

/**
 * Some instant of a date field stands in `relation` to the stretch of time that `text` names: `2020-02-02` names a whole day.
 * `from`/`to` are its first and last millisecond (epoch), both null when it depends on the clock (`now-1d`).
 * eq: from <= v <= to; lt: v < from; le: v <= to; gt: v > to; ge: v >= from.
 */
export interface DateRange extends Origin {
  readonly kind: 'date-range';
  readonly field: Field;
  readonly relation: Relation;
  readonly text: string;
  readonly from: number | null;
  readonly to: number | null;
}

/** Some string value, as a whole, belongs to the pattern. */
export interface Matches extends Origin {
  readonly kind: 'matches';
  readonly field: Field;
  readonly pattern: TextPattern;
  readonly letters: Letters;
}

/** Some address of an ip field lies in one of the CIDR blocks (or equals a bare address). */
export interface InNetwork extends Origin {
  readonly kind: 'in-network';
  readonly field: Field;
  readonly networks: NonEmpty<string>;
}

/**
 * How an index takes a text apart into the words that it keeps, which are in small letters. `letters`: words are the longest runs of ASCII
 * letters, digits, `_` and these signs of ASCII; everything else parts them. `standard`: words are those of UAX #29, cut after 255 units.
 */
export type WordAnalyzer =
  | { readonly kind: 'letters'; readonly name: string; readonly letters: string }
  | { readonly kind: 'standard'; readonly name: 'standard' };

/** A field of analysed text, of which an index keeps the words. */
export interface AnalysedField extends Field {
  readonly analyzer: WordAnalyzer;
}

/** What is looked for among the words of a text, which are in small letters. */
export type Sought =
  /** These words, one right behind the other, whatever parts them; `text` is as written. */
  | { readonly kind: 'phrase'; readonly text: string; readonly words: NonEmpty<string> }
  /** One word that is these pieces, of which some have letters, with any letters of a word between them. */
  | { readonly kind: 'word'; readonly pieces: readonly [string, string, ...string[]] };

/** Some value, taken apart into words as the field says, has what is sought. No phrase goes from one value to the next. */
export interface Words extends Origin {
  readonly kind: 'words';
  readonly field: AnalysedField;
  readonly sought: Sought;
}

/**
 * Some value of any field of the event, nested ones too, belongs to the pattern as a whole: strings as they are, numbers as
 * decimal text, booleans as `true` and `false`; nulls are no values. Names of fields do not count. Fields are those of the
 * event as it came: neither the mapping's limits nor its constant values change what is looked at.
 */
export interface Anywhere extends Origin {
  readonly kind: 'anywhere';
  readonly pattern: TextPattern;
  readonly letters: Letters;
}

/**
 * A script leaf: a computed value is tested. Every occurrence of a field in `term` ranges over the field's values on its
 * own; a field without values contributes one null. The leaf holds when some choice of values passes the test. A null
 * result passes only `is-null`. (eql-semantics 2.3, 3.3)
 */
export interface Computed extends Origin {
  readonly kind: 'computed';
  readonly term: Term;
  readonly test: Test;
  /**
   * What the leaf is where no choice passes and the script fails on one: false below an even number of negations and true below
   * an odd one, so that an event on which a script fails is no match unless the rest decides it. (eql-semantics 3.6)
   */
  readonly whenFailing: boolean;
}

export type Relation = 'eq' | 'lt' | 'le' | 'gt' | 'ge';

export type Term =
  | { readonly kind: 'field'; readonly field: Field; readonly origin: Span }
  | { readonly kind: 'value'; readonly value: Scalar | null; readonly type: TermType; readonly origin: Span }
  | {
      readonly kind: 'call';
      readonly function: TermFunction;
      readonly letters: Letters;
      readonly arguments: readonly Term[];
      readonly type: TermType;
      readonly origin: Span;
    };

/**
 * What is asked of a computed value. Strings order by UTF-16 unit here; patterns are as in Java: `.`, `*` and `?` stop at
 * line ends. Under `fold`, `one-of` compares letter by letter as lower(upper(c)), `matches` folds ASCII letters only, and
 * calls lower-case their texts. (eql-semantics 5.1, 6.2)
 */
export type Test =
  | { readonly kind: 'is-null' }
  | { readonly kind: 'not-null' }
  | { readonly kind: 'is-true' }
  | { readonly kind: 'compare'; readonly relation: Relation; readonly value: Scalar }
  | { readonly kind: 'one-of'; readonly values: NonEmpty<Scalar>; readonly letters: Letters }
  | { readonly kind: 'matches'; readonly pattern: TextPattern; readonly letters: Letters };
