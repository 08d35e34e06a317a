import type { Spelling } from './print-expression.ts';

/** A spelling with what stands for the end of the text; `^` is its start. */
export interface Dialect extends Spelling {
  readonly end: string;
}

/**
 * How JavaScript spells a regular expression with the flags `su`. The text works both between slashes and as an argument
 * of `RegExp`. All but printable ASCII is escaped by number, so no text of a rule can break out of a literal, and lone
 * surrogates never join with a neighbour.
 */
export const JAVASCRIPT: Dialect = {
  character: (code) => escaped(code, /[\^$\\.*+?()[\]{}|/]/),
  member: (code) => escaped(code, /[\^\\\]\-[/]/),
  group: '(?:',
  nothing: '[]',
  end: '$',
};

const NAMED: ReadonlyMap<number, string> = new Map([
  [0x09, '\\t'],
  [0x0a, '\\n'],
  [0x0d, '\\r'],
]);

function escaped(code: number, syntax: RegExp): string {
  if (code < 0x20 || code > 0x7e) return NAMED.get(code) ?? `\\u{${code.toString(16)}}`;
  const character = String.fromCodePoint(code);
  return syntax.test(character) ? `\\${character}` : character;
}
