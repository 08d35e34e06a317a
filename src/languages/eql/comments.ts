import type { Diagnostic, Span } from '../../source/index.ts';
import { diagnostic } from './codes/tell.ts';

const MARK = /\/\*|\*\//g;

/** A block comment: where it ends, and the first opener inside it. */
interface BlockComment {
  readonly end: number;
  /** The offset of the first inner opener; null: there is none. */
  readonly inner: number | null;
}

/**
 * The block comment that opens at an offset; null: nothing closes it. Inner openers nest as long as the text closes all of them. Where it
 * does not, the engine falls back to the reading with the last closer there is: some openers are then plain text. (eql-semantics 1.1)
 * A comment is looked through once, and after the fallback no closer is left, so that a text takes time in proportion to its length.
 */
export function blockComment(text: string, at: number): BlockComment | null {
  let depth = 0;
  let inner: number | null = null;
  MARK.lastIndex = at;
  for (let mark = MARK.exec(text); mark !== null; mark = MARK.exec(text)) {
    if (mark[0] === '/*') {
      if (depth === 1) inner ??= mark.index;
      depth++;
    } else {
      depth -= 1;
      if (depth === 0) return { end: MARK.lastIndex, inner };
    }
  }
  const last = text.lastIndexOf('*/');
  return last < at + 2 ? null : { end: last + 2, inner: inner !== null && inner < last ? inner : null };
}

/** An opener inside a comment, `/usr/*` for one, may make the comment longer than its author thought. */
export function innerOpener(at: number): Diagnostic {
  return diagnostic(
    'comment-in-comment',
    'a comment opens inside this one: it ends at another `*/` where there is one',
    { start: at, end: at + 2 },
    { help: 'write the comment without `/*` in it' },
  );
}

/** The text with blanks in the place of these comments: every other character keeps its offset. */
export function withoutComments(text: string, comments: readonly Span[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end } of comments) {
    pieces.push(text.slice(from, start), ' '.repeat(end - start));
    from = end;
  }
  return comments.length === 0 ? text : pieces.join('') + text.slice(from);
}
