import type { Diagnostic } from '../../source/index.ts';
import { diagnostic } from './codes/tell.ts';
import { NESTING_LIMIT } from './limits.ts';

interface Bracket {
  readonly text: string;
  readonly at: number;
}

/** What the grammar relies on: texts end, brackets pair, escapes are known, nesting is not deep. The first problem of each kind. */
export function scan(text: string): readonly Diagnostic[] {
  const problems: Diagnostic[] = [];
  const open: Bracket[] = [];
  let at = 0;
  while (at < text.length) {
    const letter = text[at] ?? '';
    if (letter === '"') {
      const end = endOfString(text, at);
      if (end === null) return [...problems, unclosedString(text, at)];
      at = end;
    } else if (letter === '\\') {
      const known = ESCAPE.exec(text.slice(at, at + 6));
      if (known === null) return [...problems, unknownEscape(text, at)];
      at += known[0].length;
    } else {
      const problem = bracket(text, at, letter, open);
      if (problem !== null) return [...problems, problem];
      at++;
    }
  }
  const innermost = open.at(-1);
  return innermost === undefined ? problems : [...problems, unclosed(innermost, null)];
}

const ESCAPE = /^\\(?:u[0-9a-f]{4}|or|and|not|[trn\\():<>"*{}])/i;

/** The offset behind the closing quote; null: there is none. */
function endOfString(text: string, start: number): number | null {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '"') return at + 1;
    if (text[at] === '\\' && (text[at + 1] === '"' || text[at + 1] === '\\')) at++;
  }
  return null;
}

function bracket(text: string, at: number, letter: string, open: Bracket[]): Diagnostic | null {
  if (letter === '(' || letter === '{') {
    open.push({ text: letter, at });
    if (open.length <= NESTING_LIMIT) return null;
    const message = `the query is nested more than ${NESTING_LIMIT} deep here`;
    return diagnostic(
      'kql-nesting',
      message,
      { start: at, end: at + 1 },
      { help: '`and`, `or` and lists may be as long as you like' },
    );
  }
  if (letter !== ')' && letter !== '}') return null;
  const opener = open.pop();
  if (opener === undefined) {
    const help = 'as a letter of a value it stands in double quotes, or behind a backslash';
    return diagnostic('kql-unopened-bracket', `this \`${text[at]}\` closes nothing`, { start: at, end: at + 1 }, { help });
  }
  return counterpart(opener) === letter ? null : unclosed(opener, at);
}

function counterpart({ text }: Bracket): string {
  return text === '(' ? ')' : '}';
}

function unclosed(opener: Bracket, found: number | null): Diagnostic {
  const notes = found === null ? [] : [{ message: 'another bracket closes here', span: { start: found, end: found + 1 } }];
  const help = `put \`${counterpart(opener)}\` where it ends; as a letter of a value it stands in double quotes, or behind a backslash`;
  const span = { start: opener.at, end: opener.at + 1 };
  return diagnostic('kql-unclosed-bracket', `this \`${opener.text}\` is not closed`, span, { notes, help });
}

function unclosedString(text: string, at: number): Diagnostic {
  const line = /^[^\r\n]*/.exec(text.slice(at, at + 80))?.[0].length ?? 1;
  const help = 'close it with `"`; a quote within a text is `\\"`, and a backslash before the closing quote is `\\\\`';
  return diagnostic('kql-unclosed-string', 'this text is not closed', { start: at, end: at + Math.max(1, line) }, { help });
}

function unknownEscape(text: string, at: number): Diagnostic {
  const next = String.fromCodePoint(text.codePointAt(at + 1) ?? 32);
  const end = Math.min(text.length, at + 1 + next.length);
  const help = 'write `\\\\` for a backslash, or put the value in double quotes where it has no wildcards';
  return diagnostic(
    'kql-escape',
    'a backslash outside of quotes begins an escape, and this is none',
    { start: at, end },
    { help },
  );
}
