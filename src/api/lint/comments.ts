import type { Source, Span } from '../../source/index.ts';

/** A comment that tells lint to leave findings out. */
export interface Directive {
  readonly codes: readonly string[];
  /** For the whole file. */
  readonly wide: boolean;
  readonly source: Source;
  readonly span: Span;
  /** The line of the document that it is about. */
  readonly line: number;
}

const WORDS = /^(?:\/\/|\/\*+|#+|<!--)[ \t]*eqlibrium-ignore(-file)?(?![\w-])[ \t]*:?([^\r\n]*)/;
const ANYWHERE = /(?<=^|[ \t])(?:#+|<!--)[ \t]*eqlibrium-ignore(?:-file)?(?![\w-])[^\r\n]*/gm;

/** The directives among comments of a text that stands in a document; `firstLine` is the line of the document on which it begins. */
export function directivesIn(source: Source, comments: readonly Span[], lines: LineTable): readonly Directive[] {
  return comments.flatMap((span): readonly Directive[] => {
    const found = WORDS.exec(source.text.slice(span.start, span.end));
    if (found === null) return [];
    const [, wide, rest = ''] = found;
    const word = /^[ \t]*([^\s*]*)/.exec(rest.replace(/-->.*$/, ''))?.[1] ?? '';
    const codes = word.split(',').filter((code) => code !== '');
    return [{ codes, wide: wide !== undefined, source, span, line: source.line + lines.about(span) }];
  });
}

/** Comments of the document around its queries that may be directives. */
export function commentsAround(document: Source, within: readonly LineRange[]): readonly Span[] {
  const lines = lineTable(document.text);
  return [...document.text.matchAll(ANYWHERE)].flatMap(({ 0: { length }, index }) => {
    const line = lines.at(index) + document.line;
    return within.some(({ first, last }) => line >= first && line <= last) ? [] : [{ start: index, end: index + length }];
  });
}

/** Lines of a document, both ends included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** Where lines begin, counted from 0. */
interface LineTable {
  /** The line of an offset. */
  readonly at: (offset: number) => number;
  /** The line that a comment is about: its own where something else stands on it, else the next that has something. */
  readonly about: (comment: Span) => number;
  readonly count: number;
}

export function lineTable(text: string): LineTable {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ 0: { length }, index }) => index + length)];
  const at = (offset: number): number => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low;
  };
  const lineOf = (line: number): string => text.slice(starts[line] ?? text.length, starts[line + 1] ?? text.length);
  const isAlone = (line: number): boolean => /^\s*$|^\s*(?:\/\/|#|\/\*[^\r\n]*\*\/\s*$|<!--[^\r\n]*-->\s*$)/.test(lineOf(line));
  return {
    at,
    about: ({ start, end }) => {
      const [first, last] = [at(start), at(Math.max(start, end - 1))];
      const before = text.slice(starts[first] ?? 0, start).trim();
      const behind = text.slice(end, starts[last + 1] ?? text.length).trim();
      if (before !== '') return first;
      if (behind !== '') return last;
      let line = last + 1;
      while (line < starts.length && isAlone(line)) line++;
      return line;
    },
    count: starts.length,
  };
}
