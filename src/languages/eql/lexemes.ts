import type { Lexeme, LexemeKind } from '../../contract/index.ts';
import type { Span } from '../../source/index.ts';
import { functionNamed } from './functions.ts';
import { decodeName } from './literals.ts';
import { OPERATORS } from './operators.ts';
import { scan, type Token } from './tokens.ts';
import { isKeyword } from './words.ts';
import { commentsIn } from './written.ts';

/** The words of a query, however broken it is. */
export function lexemesOf(text: string): readonly Lexeme[] {
  const { tokens } = scan(text);
  const comments = commentsIn(text, tokens).map((span): Lexeme => ({ kind: 'comment', span, name: slice(text, span) }));
  const words: Lexeme[] = [];
  for (let at = 0; at < tokens.length; ) {
    const field = fieldAt(tokens, at);
    if (field === null) {
      const lexeme = lexemeAt(tokens, at);
      if (lexeme !== null) words.push(lexeme);
      at++;
    } else {
      words.push(field.lexeme);
      at = field.next;
    }
  }
  return [...words, ...comments].sort((one, other) => one.span.start - other.span.start);
}

interface FieldAt {
  readonly lexeme: Lexeme;
  /** The token behind it. */
  readonly next: number;
}

/** The field whose name begins with a token: words and names in backticks, joined by dots; null: none does. */
export function fieldAt(tokens: readonly Token[], first: number): FieldAt | null {
  const path: string[] = [];
  let at = first;
  for (;;) {
    const part = nameOf(tokens[at], path.length > 0);
    if (part === null) break;
    path.push(part);
    at++;
    if (tokens[at]?.text !== '.') break;
    at++;
  }
  // A dot at the end belongs to what is being typed.
  const [start, end] = [tokens[first]?.span.start, tokens[at - 1]?.span.end];
  if (path.length === 0 || start === undefined || end === undefined || isOther(tokens, first, at)) return null;
  return { lexeme: { kind: 'field', span: { start, end }, name: path.join('.') }, next: at };
}

/** Whether a name is that of a function, of a category, or the unit of a number. */
function isOther(tokens: readonly Token[], first: number, next: number): boolean {
  const [before, behind] = [tokens[first - 1], tokens[next]];
  const isCall = next === first + 1 && behind?.text === '(';
  const isUnit = before?.kind === 'number' && before.span.end === tokens[first]?.span.start;
  return isCall || isUnit || behind?.text === 'where' || before?.text === '|' || before?.text === 'with';
}

function nameOf(token: Token | undefined, inside: boolean): string | null {
  if (token?.kind === 'quoted-name') return decodeName(token.text);
  if (token?.kind !== 'word' || token.text.endsWith('~')) return null;
  return isKeyword(token.text) && !inside ? null : token.text;
}

function lexemeAt(tokens: readonly Token[], at: number): Lexeme | null {
  const [before, token, behind] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (token === undefined) return null;
  const { text, span } = token;
  const of = (kind: LexemeKind, name = text): Lexeme => ({ kind, span, name });
  switch (token.kind) {
    case 'string':
      return of(behind?.text === 'where' ? 'category' : 'string');
    case 'number':
      return of('number');
    case 'symbol':
      return Object.hasOwn(OPERATORS, text) && before?.text !== 'with' ? of('operator') : null;
    case 'quoted-name':
      return of('category', decodeName(text));
    case 'word': {
      if (Object.hasOwn(OPERATORS, text)) return of('operator');
      const called = behind?.text === '(' ? functionNamed(text.replace(/~$/, '')) : null;
      if (called !== null) return of('function', called);
      if (behind?.text === 'where') return of('category');
      if (before?.kind === 'number' && before.span.end === span.start) return of('number');
      return isKeyword(text) || before?.text === '|' || before?.text === 'with' ? of('keyword') : null;
    }
  }
}

function slice(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}
