/** A stretch of text as UTF-16 offsets, `start` included, `end` excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A readonly list that has at least one element. */
export type NonEmpty<T> = readonly [T, ...T[]];

/**
 * A text that spans point into. When the text was cut out of a larger document, `line` and `column` (1-based) say
 * where its first character stands there, so that errors name the place in the file the user has open.
 */
export interface Source {
  readonly name: string;
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** A source that is a whole document of its own. */
export function source(text: string, name = '<input>'): Source {
  return { name, text, line: 1, column: 1 };
}

/** True when the list has an element; narrows the type. */
export function isNonEmpty<T>(list: readonly T[]): list is NonEmpty<T> {
  return list.length > 0;
}
