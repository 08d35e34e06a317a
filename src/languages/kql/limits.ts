/** The longest query that is read, in UTF-16 units. */
export const QUERY_LIMIT = 4_000_000;

/** How deep brackets and `not` may nest; every recursion over a tree relies on it. */
export const NESTING_LIMIT = 250;
