import type { Diagnostic, Span } from '../../source/index.ts';
import { diagnostic } from './codes/tell.ts';
import { blockComment, innerOpener } from './comments.ts';
import { PROBLEM_LIMIT } from './limits.ts';
import { readEscape } from './literals.ts';
import { strayCharacter } from './stray.ts';

type TokenKind = 'word' | 'quoted-name' | 'number' | 'string' | 'symbol';

/** A token with its place. A word may carry a glued tilde. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly span: Span;
}

/** The tokens of a text, its block comments, and every lexical problem in it. */
export interface Scan {
  readonly tokens: readonly Token[];
  readonly comments: readonly Span[];
  readonly problems: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
}

const SPACE = /[ \t\r\n]+|\/\/[^\r\n]*/y;
const WORD = /[A-Za-z][A-Za-z0-9_]*~?|[_@][A-Za-z0-9_]*/y;
const NUMBER = /(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?/y;
const PLAIN_RUN = /[^"\\\r\n]*/y;
const NAME = /`(?:[^`]|``)*`/y;
const SYMBOL = /!\[|==|!=|<=|>=|[<>:=+\-*/%.,()[\]|?]/y;
const QUOTED_LINE = /'(?:[^'\\\r\n]|\\[^\r\n])*'?/y;
const REST_OF_LINE = /[^\r\n]*/y;

/** What one reading step found: where it ended, the token if there is one, and problems. */
interface Step {
  readonly end: number;
  readonly kind: TokenKind | 'comment' | null;
  readonly problems: readonly Diagnostic[];
  /** Where another comment opens inside a comment. */
  readonly inner?: number | null;
}

/**
 * Splits a text into tokens (eql-semantics 1.1, 1.2) and reports everything that is no token, all of it, with advice.
 * The parser proper runs only on texts without such problems.
 */
export function scan(text: string): Scan {
  const tokens: Token[] = [];
  const comments: Span[] = [];
  const problems: Diagnostic[] = [];
  const warnings: Diagnostic[] = [];
  let at = 0;
  while (at < text.length && problems.length < PROBLEM_LIMIT) {
    const step = read(text, at);
    const { inner = null } = step;
    if (inner !== null && warnings.length < PROBLEM_LIMIT) warnings.push(innerOpener(inner));
    if (step.kind === 'comment') comments.push({ start: at, end: step.end });
    else if (step.kind !== null)
      tokens.push({ kind: step.kind, text: text.slice(at, step.end), span: { start: at, end: step.end } });
    problems.push(...step.problems);
    at = step.end;
  }
  return { tokens, comments, problems, warnings };
}

function read(text: string, at: number): Step {
  const space = end(SPACE, text, at);
  if (space !== null) return { end: space, kind: null, problems: [] };
  if (text.startsWith('/*', at)) return readComment(text, at);
  const character = text.charAt(at);
  if (character === '"') return readString(text, at);
  if (character === "'") return readQuoted(text, at, at, 'single-quoted-string');
  if (character === '`') return readName(text, at);
  if (character === '?' && /["']/.test(text.charAt(at + 1))) return readQuoted(text, at, at + 1, 'old-raw-string');
  const word = end(WORD, text, at);
  if (word !== null) return { end: word, kind: 'word', problems: [] };
  const number = end(NUMBER, text, at);
  if (number !== null) return readNumber(text, at, number);
  const symbol = end(SYMBOL, text, at);
  if (symbol !== null) return { end: symbol, kind: 'symbol', problems: [] };
  const problem = strayCharacter(text, at);
  return { end: problem.span.end, kind: null, problems: [problem] };
}

function end(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

function readComment(text: string, at: number): Step {
  const comment = blockComment(text, at);
  if (comment === null) {
    const help = 'end it with */';
    return failed(
      text.length,
      diagnostic('unterminated-comment', 'this comment is never closed', { start: at, end: at + 2 }, { help }),
    );
  }
  return { end: comment.end, kind: 'comment', problems: [], inner: comment.inner };
}

/** A raw string ends with the last three of up to five quotes that begin at the first three (eql-semantics 1.2). */
function readRaw(text: string, at: number): Step {
  const close = text.indexOf('"""', at + 3);
  if (close < 0 || /[\r\n]/.test(text.slice(at, close))) {
    const lineEnd = end(REST_OF_LINE, text, at) ?? text.length;
    const problem = diagnostic(
      'unterminated-string',
      'this raw string is not closed on its line',
      { start: at, end: lineEnd },
      {
        help: 'end it with """ on the same line; a raw string holds no line breaks',
      },
    );
    return failed(lineEnd, problem);
  }
  let last = close + 3;
  for (let extra = 0; extra < 2 && text.charAt(last) === '"'; extra++) last++;
  return { end: last, kind: 'string', problems: [] };
}

function readString(text: string, at: number): Step {
  if (text.startsWith('"""', at)) return readRaw(text, at);
  const problems: Diagnostic[] = [];
  let position = end(PLAIN_RUN, text, at + 1) ?? at + 1;
  while (text.charAt(position) === '\\' && !/^[\r\n]?$/.test(text.charAt(position + 1))) {
    const { value, length } = readEscape(text, position);
    if (value === null) problems.push(badEscape(text.slice(position, position + length), position));
    position = end(PLAIN_RUN, text, position + length) ?? position + length;
  }
  if (text.charAt(position) === '"') return { end: position + 1, kind: 'string', problems };
  if (text.charAt(position) === '\\') position++;
  const unclosed = diagnostic(
    'unterminated-string',
    'this string is not closed on its line',
    { start: at, end: position },
    {
      help: 'end it with " on the same line; write a line break inside a string as \\n',
    },
  );
  return failed(position, ...problems, unclosed);
}

function badEscape(written: string, at: number): Diagnostic {
  const span = { start: at, end: at + written.length };
  if (written.startsWith('\\u')) {
    return diagnostic('bad-unicode-escape', `${written} is not a character`, span, {
      help: 'write \\u{...} with 2 to 8 hexadecimal digits that name a character, for example \\u{e9} or \\u{1f600}; surrogates (d800 to dfff) are not characters',
    });
  }
  return diagnostic('bad-escape', `${written} is not an escape sequence`, span, {
    help: `write \\${written} for a backslash, or use a raw string: """...${written}..."""; the escapes are \\b \\t \\n \\f \\r \\" \\' \\\\ and \\u{...}`,
  });
}

/** A string in single quotes, or an old raw string with `?` before it: told apart by `code`. */
function readQuoted(text: string, at: number, quote: number, code: 'single-quoted-string' | 'old-raw-string'): Step {
  const close =
    text.charAt(quote) === "'"
      ? (end(QUOTED_LINE, text, quote) ?? text.length)
      : Math.max(readString(text, quote).end, quote + 1);
  const span = { start: at, end: close };
  return code === 'single-quoted-string'
    ? failed(close, diagnostic(code, 'strings in single quotes are not supported', span, { help: 'use double quotes: "..."' }))
    : failed(
        close,
        diagnostic(code, 'raw strings with a question mark are not supported', span, {
          help: 'use three double quotes: """..."""',
        }),
      );
}

function readName(text: string, at: number): Step {
  const close = end(NAME, text, at);
  if (close === null) {
    const help = 'end the name with `; a backtick inside a name is written twice';
    return failed(
      text.length,
      diagnostic('unterminated-name', 'this name in backticks is never closed', { start: at, end: at + 1 }, { help }),
    );
  }
  if (close === at + 2)
    return failed(close, diagnostic('empty-name', 'there is no name between these backticks', { start: at, end: close }));
  return { end: close, kind: 'quoted-name', problems: [] };
}

function readNumber(text: string, at: number, close: number): Step {
  if (Number.isFinite(Number(text.slice(at, close)))) return { end: close, kind: 'number', problems: [] };
  return failed(close, diagnostic('number-too-large', 'this number is too large', { start: at, end: close }));
}

function failed(close: number, ...problems: readonly Diagnostic[]): Step {
  return { end: close, kind: null, problems };
}
