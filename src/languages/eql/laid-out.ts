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
  let [before, seen, line] = [0, 0, 0];
  return commentsIn(text, tokens).map(({ start, end }): Comment => {
    while ((words[before]?.span.start ?? end) < end) before++;
    const between = text.slice(seen, start);
    const lineEnd = Math.max(between.lastIndexOf('\n'), between.lastIndexOf('\r'));
    if (lineEnd >= 0) line = seen + lineEnd + 1;
    seen = start;
    return { text: text.slice(start, end), words: before, ownLine: text.slice(line, start).trim() === '' };
  });
}

function isKept(one: Comment, other: Comment | undefined): boolean {
  const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
  return other !== undefined && one.words === other.words && plain(one.text) === plain(other.text);
}

const STEP = '  ';

/** Puts comments into a layout, line by line: what stands behind a comment to the end of its line goes on in a new one. */
function weave(layout: string, words: readonly Token[], comments: readonly Comment[]): string {
  const done: string[] = [];
  let line = '';
  let at = 0;
  /** Nothing but blanks may follow on this line. */
  let isClosed = false;
  const write = (piece: string): void => {
    const [first = '', ...rest] = piece.split('\n');
    line += first;
    for (const next of rest) {
      done.push(line.trimEnd());
      line = next;
    }
  };
  const put = (piece: string): void => {
    if (isClosed && /^ *$/.test(piece)) return;
    write(isClosed && !/^ *\n/.test(piece) ? `\n${goingOn(layout, at)}${piece.trimStart()}` : piece);
    isClosed = false;
  };
  for (const comment of comments) {
    const to = placeOf(comment, layout, words);
    if (to > at) put(layout.slice(at, to));
    at = Math.max(at, to);
    const isLineStart = line.trim() === '' && !isClosed;
    const indent = isLineStart ? line : goingOn(layout, at);
    const isFirst = done.length === 0 && line === '';
    const text = reindented(comment.text, indent);
    if (comment.ownLine) {
      write(`${isLineStart ? '' : `\n${indent}`}${text}\n${indent}`);
      isClosed = false;
      continue;
    }
    if (isClosed) write(`\n${indent}`);
    line = line.trimEnd();
    write(`${isFirst ? '' : ' '}${text}`);
    isClosed = comment.text.startsWith('//');
  }
  put(layout.slice(at));
  return [...done, line].join('\n').trim();
}

/** Behind the word before it, and what is put at that word; on a line of its own before the next word. */
function placeOf({ words: count, ownLine }: Comment, layout: string, words: readonly Token[]): number {
  if (ownLine) return words[count]?.span.start ?? layout.length;
  const end = words[count - 1]?.span.end ?? 0;
  return end + (/^[),]*/.exec(layout.slice(end))?.[0].length ?? 0);
}

/** How far in the line of a place goes on in the next one: no further than what stands below it, but items of a sequence do. */
function goingOn(layout: string, at: number): string {
  const line = layout.slice(at === 0 ? 0 : layout.lastIndexOf('\n', at - 1) + 1, at);
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
