import { expressionOf } from './build-expression.ts';
import { isNothing } from './expression.ts';
import type { Folding, Letters } from './fold.ts';
import { printExpression, type Spelling } from './print-expression.ts';
import type { TextPattern } from './text-pattern.ts';

/** A pattern in Lucene's own syntax of regular expressions, or what stands in the way. */
type LuceneRegex =
  | { readonly ok: true; readonly text: string }
  /** `complement`: it needs `~` or `&`, which not every version reads. `nothing`: no string matches. */
  | { readonly ok: false; readonly construct: 'complement' | 'nothing' };

/**
 * Prints a pattern for Lucene with its letter case spelled out as classes, so that it says the same where nothing else makes it
 * insensitive. Over the whole value; `^` and `$` are letters there, `.` crosses line ends, and no escape names a control character, so
 * these stand as they are. A backslash stands in a class, so that no text ends in one.
 */
export function printLuceneRegex(pattern: TextPattern, letters: Letters, folding: Folding): LuceneRegex {
  const expression = expressionOf(pattern, { letters, folding, lines: 'cross' });
  if (isNothing(expression)) return { ok: false, construct: 'nothing' };
  const text = printExpression(expression, LUCENE);
  return text === null ? { ok: false, construct: 'complement' } : { ok: true, text };
}

const LUCENE: Spelling = {
  character: (code) => (code === 0x5c ? '[\\\\]' : escaped(code, /[.?+*|(){}[\]"#@&<>~]/)),
  member: (code) => escaped(code, /[\^\\\]\-[&~"]/),
  group: '(',
  nothing: '#',
};

function escaped(code: number, syntax: RegExp): string {
  const character = String.fromCodePoint(code);
  return syntax.test(character) ? `\\${character}` : character;
}
