import type { NonEmpty } from '../../src/source/index.ts';
import type { BooleanConstant, Constant } from './constant.ts';
import type { FunctionName } from './functions.ts';
import type { LetterCase, Node, Said } from './node.ts';

/*
 * What a rule asks of one event, in a tree of the corpus' own that every language maps its syntax into, word for word: nothing is
 * simplified, folded or checked on the way, for labels are made from it and must owe nothing to what they judge.
 */

/** A field that the rule names, by its full dotted name. */
export interface Field extends Node<'field'> {
  readonly name: string;
  /** The rule allows that the mapping lacks it. */
  readonly optional: boolean;
}

/** A computed value. */
export interface Call extends Node<'call'>, Said {
  readonly name: FunctionName;
  readonly letters: LetterCase;
  readonly arguments: readonly Question[];
}
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%';
export interface Arithmetic extends Node<'arithmetic'> {
  readonly operator: ArithmeticOperator;
  readonly left: Question;
  readonly right: Question;
}
export interface Sign extends Node<'sign'> {
  readonly operator: '-' | '+';
  readonly operand: Question;
}

/**
 * Equality, and the order of numbers, dates, texts and versions: of a field and a constant, or of any two terms. A comparison with null asks
 * whether there is a value.
 */
export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>=';
export interface Comparison extends Node<'comparison'> {
  readonly operator: ComparisonOperator;
  readonly left: Question;
  readonly right: Question;
  /** What it asks instead of a field that an index takes apart into words; absent: nothing. */
  readonly inWords?: WordSearch;
}
/** All words of the text, one right behind the other, or any of them. */
type WordSearch = 'phrase' | 'any';

/** That a value is equal to one of some. */
export interface Membership extends Node<'membership'>, Said {
  readonly subject: Question;
  readonly elements: NonEmpty<Question>;
  readonly letters: LetterCase;
}

/** That one of some patterns covers the whole text; `*` stands for any letters, `?` for one. */
export interface Wildcard extends Node<'wildcard'>, Said {
  readonly subject: Question;
  readonly patterns: NonEmpty<string>;
  readonly letters: LetterCase;
  /** Before `*`, `?` and itself a backslash makes a letter of them; else it is a letter wherever it stands. */
  readonly escapes: boolean;
  /** Of a field that an index takes apart into words it asks each of them, and each part of a pattern between blanks is one by itself. */
  readonly inWords?: true;
}

/**
 * That one of some regular expressions matches: `lucene`, the whole value of a field (Java's where a script computes the value); `pcre`, some
 * part of it.
 */
export interface Regex extends Node<'regex'>, Said {
  readonly subject: Question;
  readonly patterns: NonEmpty<string>;
  readonly letters: LetterCase;
  readonly dialect: 'lucene' | 'pcre';
}

/** That an address lies in one of some blocks, in CIDR notation. */
export interface Network extends Node<'network'>, Said {
  readonly subject: Question;
  readonly blocks: NonEmpty<Question>;
}

/** That a field has a value. */
export interface Presence extends Node<'presence'> {
  readonly field: Field;
}

/** That one of some patterns covers a value of any field: keywords, a search without a field. */
export interface Anywhere extends Node<'anywhere'>, Said {
  readonly patterns: NonEmpty<string>;
  readonly letters: LetterCase;
  readonly escapes: boolean;
}

/** What has no kind here. No label rests on it, and the fields in its parts are left alone. */
interface Untold extends Node<'untold'>, Said {
  readonly parts: readonly Question[];
}

export type AtLeastTwo<T> = readonly [T, T, ...T[]];
export interface And extends Node<'and'> {
  readonly operands: AtLeastTwo<Question>;
}
export interface Or extends Node<'or'> {
  readonly operands: AtLeastTwo<Question>;
}
export interface Not extends Node<'not'> {
  readonly operand: Question;
}

/** What has a value: it can stand on a side of a comparison. */
export type Term = Constant | Field | Call | Arithmetic | Sign;
/** What holds of an event or does not. */
export type Condition =
  | And
  | Or
  | Not
  | Comparison
  | Membership
  | Wildcard
  | Regex
  | Network
  | Presence
  | Anywhere
  | Untold
  | BooleanConstant;
/** A condition is a term, too, where a language compares what is true; a boolean field and some functions are conditions. */
export type Question = Condition | Term;
