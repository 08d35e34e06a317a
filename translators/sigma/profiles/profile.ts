import type { Construct } from './construct.ts';

/** Who may take a rule; `spec` is nobody in particular, and the default. */
export type ConsumerName = 'spec' | 'splunk' | 'lucene' | 'esql' | 'opensearch' | 'eql' | 'sqlite' | 'kusto' | 'rsigma';

/**
 * What becomes of a construct as the specification means it. `ok`: the same events. `more`, `less`, `either`: other events, where
 * the test stands under no negation. `refused`: the converter says no. `broken`: it converts, and the query fails, never matches
 * or says something else, which is worse than being refused.
 */
export type Row = 'ok' | Changed | Lost;

interface Changed {
  readonly verdict: 'more' | 'less' | 'either';
  readonly because: string;
}

/** The construct does not get there. */
export interface Lost {
  readonly verdict: 'refused' | 'broken';
  readonly because: string;
}

export function isLost(row: Row): row is Lost {
  return row !== 'ok' && (row.verdict === 'refused' || row.verdict === 'broken');
}

export type Rows = { readonly [Name in Construct]: Row };

/** How a document is printed for a consumer: each choice is made where exactly one form arrives. (sigma-target 11.3) */
export interface Printing {
  /**
   * Letters whose case counts. `cased`: the modifier. `alone`: the modifier, but never in a list and never with wildcards.
   * `plain`: no modifier, and the consumer compares as written. `given-up`: no modifier, and case no longer counts.
   */
  readonly exact: 'cased' | 'alone' | 'plain' | 'given-up';
  /** Letters whose case does not count. `plain`: a string. `regex`: an expression with `[aA]`, since the consumer compares as written. */
  readonly folded: 'plain' | 'regex';
  /** Wildcards inside a value; and beside a backslash. */
  readonly wildcards: 'bare' | 'regex';
  readonly wildcardsBesideBackslash: 'bare' | 'regex';
  /** `?`, where it is not part of an expression. */
  readonly oneCharacter: 'kept' | 'any-run';
  /** `*` and `?` as data, and words that the query language takes for operators or for the ends of ranges. */
  readonly literalStar: 'escaped' | 'regex';
  readonly operatorWords: 'bare' | 'regex';
  /** `searched`: between `^` and `$`. `whole`: the consumer compares whole values, so that neither is printed. */
  readonly regex: 'searched' | 'whole';
  /** Whether case counts in an expression; if not, that of letters which are to be exact is lost. */
  readonly regexCase: 'counts' | 'never-counts';
  /** Equality of numbers. `value`: a number. `alone`: never in a list. `bounds`: at least and at most the number. */
  readonly numbers: 'value' | 'alone' | 'bounds';
  readonly absence: 'null' | 'empty';
  /** IPv6 blocks beside IPv4 ones. */
  readonly sixes: 'kept' | 'left-out';
  /** `apart`: a block that a converter makes several patterns of, which it does not put into parentheses, is a list of the blocks that these are. */
  readonly blocks: 'kept' | 'apart';
  /** `three-valued`: a test of an absent field is unknown, and so is its negation. */
  readonly logic: 'two-valued' | 'three-valued';
  /** `each`: a negation a filter, since `1 of` makes one list of them. */
  readonly filters: 'quantified' | 'each';
}

/** What runs the query of a consumer in the suite of the engines; `none`: nobody does, and the rows are read. */
export type Evidence = { readonly kind: 'run'; readonly on: string } | { readonly kind: 'read' };

export interface Profile {
  readonly name: ConsumerName;
  readonly title: string;
  /** Who reads the document, and in which version it was measured. */
  readonly measured: readonly { readonly software: string; readonly version: string }[];
  /** Backend and output format of pySigma; null: no converter reads the document. */
  readonly converter: { readonly backend: string; readonly format: string } | null;
  readonly evidence: Evidence;
  readonly printing: Printing;
  readonly rows: Rows;
}

export const more = (because: string): Row => ({ verdict: 'more', because });
export const less = (because: string): Row => ({ verdict: 'less', because });
export const either = (because: string): Row => ({ verdict: 'either', because });
export const refused = (because: string): Row => ({ verdict: 'refused', because });
export const broken = (because: string): Row => ({ verdict: 'broken', because });

/** As the specification has it, and every choice of the default output. */
export const AS_SPECIFIED: Printing = {
  exact: 'cased',
  folded: 'plain',
  wildcards: 'bare',
  wildcardsBesideBackslash: 'bare',
  oneCharacter: 'kept',
  literalStar: 'escaped',
  operatorWords: 'bare',
  regex: 'searched',
  regexCase: 'counts',
  numbers: 'value',
  absence: 'null',
  sixes: 'kept',
  blocks: 'kept',
  logic: 'two-valued',
  filters: 'quantified',
};

export const PYSIGMA = { software: 'pysigma', version: '1.5.1' } as const;
export const ELASTIC = { software: 'pysigma-backend-elasticsearch', version: '2.1.1' } as const;
