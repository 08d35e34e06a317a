import type { Query } from './ast.ts';
import { printEql } from './print.ts';
import { scan, type Token } from './tokens.ts';
import { commentsIn } from './written.ts';

/** A comment of a text, and how many words stand before it. */
interface Comment {
  readonly text: string;
  readonly words: number;
  /** Nothing but blanks stands before it on its line. */
  readonly ownLine: boolean;
}

/**
 * A query laid out as people write it, with the comments of its text: each behind the word that it stands behind, or on lines of its own above the next
 * one. Null: the layout has other words than the text, so that nobody knows where a comment belongs.
 */
export function laidOut(query: Query, text: string): string | null {
  const layout = printEql(query);
  const tokens = scan(text).tokens;
  const comments = commentsOf(text, tokens);
  if (comments.length === 0) return layout;
  const [own, other] = [tokens.filter(isWord), scan(layout).tokens.filter(isWord)];
  if (own.length !== other.length || own.some(({ kind }, at) => other[at]?.kind !== kind)) return null;
  const woven = weave(layout, other, comments);
  const kept = commentsOf(woven, scan(woven).tokens);
  return kept.length === comments.length && kept.every((one, at) => isKept(one, comments[at])) ? woven : null;
}

/** The layout may leave out parentheses that say nothing, and commas. */
function isWord({ text }: Token): boolean {
  return text !== '(' && text !== ')' && text !== ',';
}

function commentsOf(text: string, tokens: readonly Token[]): readonly Comment[] {
  const words = tokens.filter(isWord);
  return commentsIn(text, tokens).map(({ start, end }): Comment => {
    const before = words.findIndex(({ span }) => span.start >= end);
    const ownLine = (/[^\r\n]*$/.exec(text.slice(0, start))?.[0] ?? '').trim() === '';
    return { text: text.slice(start, end), words: before < 0 ? words.length : before, ownLine };
  });
}

function isKept(one: Comment, other: Comment | undefined): boolean {
  const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
  return other !== undefined && one.words === other.words && plain(one.text) === plain(other.text);
}

const STEP = '  ';

/** Puts comments into a layout, line by line: what stands behind a comment to the end of its line goes on in a new one. */
function weave(layout: string, words: readonly Token[], comments: readonly Comment[]): string {
  let out = '';
  let at = 0;
  /** Nothing but blanks may follow on this line. */
  let isClosed = false;
  const put = (piece: string): void => {
    if (isClosed && /^ *$/.test(piece)) return;
    out += isClosed && !/^ *\n/.test(piece) ? `\n${goingOn(layout, at)}${piece.trimStart()}` : piece;
    isClosed = false;
  };
  for (const comment of comments) {
    const to = placeOf(comment, layout, words);
    if (to > at) put(layout.slice(at, to));
    at = Math.max(at, to);
    const begun = lineOf(out);
    const isLineStart = begun.trim() === '' && !isClosed;
    const indent = isLineStart ? begun : goingOn(layout, at);
    if (comment.ownLine) {
      if (!isLineStart && out !== '') out = `${out.trimEnd()}\n${indent}`;
      out += `${reindented(comment.text, indent)}\n${indent}`;
      isClosed = false;
      continue;
    }
    if (isClosed) out += `\n${indent}`;
    out = `${out.trimEnd()} ${reindented(comment.text, indent)}`;
    isClosed = comment.text.startsWith('//');
  }
  put(layout.slice(at));
  return out.trimEnd();
}

/** Behind the word before it, and what is put at that word; on a line of its own before the next word. */
function placeOf({ words: count, ownLine }: Comment, layout: string, words: readonly Token[]): number {
  if (ownLine) return words[count]?.span.start ?? layout.length;
  const end = words[count - 1]?.span.end ?? 0;
  return end + (/^[),]*/.exec(layout.slice(end))?.[0].length ?? 0);
}

function lineOf(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}

/** How far in the line of a place goes on in the next one: no further than what stands below it, but items of a sequence do. */
function goingOn(layout: string, at: number): string {
  const line = lineOf(layout.slice(0, at));
  const indent = /^ */.exec(line)?.[0] ?? '';
  return at < layout.length && (indent === '' || /^ *!?\[/.test(line)) ? indent + STEP : indent;
}

/** A comment over several lines keeps their places beside each other. */
function reindented(comment: string, indent: string): string {
  const [first = '', ...rest] = comment.split(/\r\n|\r|\n/);
  const least = Math.min(...rest.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0));
  const inner = rest.every((line) => /^[ \t]*(?:\*|$)/.test(line)) ? ' ' : '   ';
  return [first.trimEnd(), ...rest.map((line) => `${indent}${inner}${line.slice(least)}`.trimEnd())].join('\n');
}
