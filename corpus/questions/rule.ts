import type { NonEmpty } from '../../src/source/index.ts';
import type { Node } from './node.ts';
import type { Field, Question } from './question.ts';

/** The category that an event must be of, exactly; the text stands in the field that the rule keeps categories in. */
export interface Category extends Node<'category'> {
  readonly name: string;
}

/** What is asked of one event. */
export interface EventQuestion extends Node<'event'> {
  /** Null: of any category. */
  readonly category: Category | null;
  readonly condition: Question;
}

/** One event among several. */
export interface Item extends Node<'item'> {
  /** There must be none. */
  readonly missing: boolean;
  readonly category: Category | null;
  readonly condition: Question;
  /** The fields whose values all items share, place by place, behind those of the whole rule. */
  readonly by: readonly Field[];
  /** How many times in a row. */
  readonly runs: number;
}

/** What sequences and samples have in common. */
interface Joined {
  /** The fields whose values all items share, before those of each item. */
  readonly by: readonly Field[];
  /** Of which items a condition holds that one item states of its keys alone: of that item, or of every item's keys, as in Elasticsearch. */
  readonly keyConditions: 'own' | 'shared';
  /** What is the same of two keys: numbers of one type, or the texts of the values. */
  readonly keyValues: 'typed' | 'texts';
  readonly items: NonEmpty<Item>;
}

/** Events in the order of time. */
export interface Sequence extends Node<'sequence'>, Joined {
  /** Milliseconds from the first event to the last; null: any time. */
  readonly maxspan: number | null;
  /** An event that ends what has begun. */
  readonly until: Item | null;
}

/** Events in any order. */
export interface Sample extends Node<'sample'>, Joined {}

/** Chooses so many of the matches, from the first or from the last. */
export interface Pipe extends Node<'pipe'> {
  readonly name: 'head' | 'tail';
  readonly count: number;
}

/** All that a rule asks. */
export interface Questions extends Node<'rule'> {
  readonly body: EventQuestion | Sequence | Sample;
  readonly pipes: readonly Pipe[];
}
