/** The longest query that is read, in UTF-16 units. */
export const QUERY_LIMIT = 1_000_000;

/** How deep brackets, prefixes and arithmetic may nest; every recursion over a tree relies on it. */
export const NESTING_LIMIT = 250;

/** The most parts a field has between its dots; Elasticsearch maps 20 (`index.mapping.depth.limit`). */
export const FIELD_DEPTH_LIMIT = 50;

/** The longest name of a field, in UTF-16 units. */
export const FIELD_LENGTH_LIMIT = 10_000;

/** At most this many problems of a stage are reported: nobody reads more, and a binary file would have millions. */
export const PROBLEM_LIMIT = 50;

/** The most events a sequence joins once runs are expanded (eql-semantics 1.3). */
export const ITEM_LIMIT = 256;

/** The most repetitions of one item (eql-semantics 1.3). */
export const RUNS_LIMIT = 100;

/** The largest count a pipe takes: a 32-bit integer. */
export const COUNT_LIMIT = 2_147_483_647;
