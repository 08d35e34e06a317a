import type { Lexeme } from '../../contract/index.ts';
import type { Span } from '../../source/index.ts';

/** A part of a query: a text, in quotes or not, an operator or a bracket. */
export interface KqlToken {
  readonly kind: 'text' | 'quoted' | 'word' | 'symbol';
  readonly text: string;
  readonly span: Span;
}

const TOKEN = /"(?:[^"\\]|\\[\s\S])*"?|[<>]=?|[:(){}]|(?:\\[\s\S]?|[^\\():<>"{}\s])+/g;
const WORDS = /^(?:and|or|not)$/i;

/** The parts of a query, however broken; words that make one text are one part, blanks between them included. */
export function kqlTokens(text: string): readonly KqlToken[] {
  const tokens: KqlToken[] = [];
  for (const { 0: found, index } of text.matchAll(TOKEN)) {
    const span = { start: index, end: index + found.length };
    const last = tokens.at(-1);
    if (/^[<>:(){}]/.test(found)) tokens.push({ kind: 'symbol', text: found, span });
    else if (found.startsWith('"')) tokens.push({ kind: 'quoted', text: found, span });
    else if (WORDS.test(found)) tokens.push({ kind: 'word', text: found.toLowerCase(), span });
    else if (last?.kind === 'text') {
      tokens.pop();
      tokens.push({ kind: 'text', text: text.slice(last.span.start, span.end), span: { start: last.span.start, end: span.end } });
    } else tokens.push({ kind: 'text', text: found, span });
  }
  return tokens;
}

/** The words of a query. */
export function lexemesOf(text: string): readonly Lexeme[] {
  const tokens = kqlTokens(text);
  return tokens.flatMap((token, at): readonly Lexeme[] => {
    const { kind, span } = token;
    if (kind === 'word' || isRelation(token)) return [{ kind: 'operator', span, name: token.text }];
    if (kind === 'symbol') return [];
    if (isRelation(tokens[at + 1])) return [{ kind: 'field', span, name: nameIn(token) }];
    return [{ kind: kind === 'text' && /^-?\d+(?:\.\d+)?$/.test(token.text) ? 'number' : 'string', span, name: token.text }];
  });
}

/** Whether a token relates a field and its values. */
export function isRelation(token: KqlToken | undefined): boolean {
  return token?.kind === 'symbol' && /^[:<>]/.test(token.text);
}

/** The name of a field without what keeps its letters apart. */
export function nameIn({ kind, text }: KqlToken): string {
  return (kind === 'quoted' ? text.slice(1, -1) : text).replace(/\\([\s\S])/g, '$1');
}
