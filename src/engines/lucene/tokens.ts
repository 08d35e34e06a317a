import { QueryStringFailure } from './failure.ts';

/**
 * The tokens of Lucene's classic query syntax, as its grammar (QueryParser.jj) cuts them: the longest match, and the operator where
 * two are as long. Texts are as written, escapes and all.
 */
export type Token =
  | { readonly kind: 'and' | 'or' | 'not' | 'plus' | 'minus' | 'open' | 'close' | 'colon' | 'star' }
  | { readonly kind: 'term' | 'lone-sign' | 'prefix' | 'wildcard' | 'quoted' | 'regex'; readonly text: string }
  | { readonly kind: 'range'; readonly lower: RangeEnd; readonly upper: RangeEnd };

export interface RangeEnd {
  readonly text: string;
  readonly quoted: boolean;
  readonly inclusive: boolean;
}

const START = String.raw`(?:[^ \t\n\r\u3000+\-!():^[\]"{}~*?\\/]|\\.)`;
const REST = String.raw`(?:[^ \t\n\r\u3000!():^[\]"{}~*?\\/]|\\.)`;
const RANGE = /([[{])\s*(?:"((?:[^"\\]|\\.)*)"|([^ \]}"]+))\s+TO\s+(?:"((?:[^"\\]|\\.)*)"|([^ \]}"]+))\s*([\]}])/sy;

const WORDS: readonly (readonly [kind: 'term' | 'prefix' | 'wildcard' | 'quoted' | 'regex', shape: RegExp])[] = [
  ['wildcard', new RegExp(`(?:${START}|[*?])(?:${REST}|[*?])*`, 'sy')],
  ['quoted', /"(?:[^"\\]|\\.)*"/sy],
  // The slash of an escape never ends it, and another one always does.
  ['regex', /\/(?:\\\/|[^/])*\//y],
];

const SIGNS: ReadonlyMap<string, Token> = new Map<string, Token>([
  ['(', { kind: 'open' }],
  [')', { kind: 'close' }],
  [':', { kind: 'colon' }],
  ['+', { kind: 'plus' }],
  ['-', { kind: 'minus' }],
  ['!', { kind: 'not' }],
]);

const OPERATORS: ReadonlyMap<string, Token> = new Map<string, Token>([
  ['AND', { kind: 'and' }],
  ['&&', { kind: 'and' }],
  ['OR', { kind: 'or' }],
  ['||', { kind: 'or' }],
  ['NOT', { kind: 'not' }],
  ['*', { kind: 'star' }],
]);

/** Cuts a query string into tokens. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    if (/[ \t\n\r\u3000]/.test(text.charAt(at))) {
      at++;
      continue;
    }
    // A sign with a blank behind it is a word (BAREOPER).
    if (/[-+!][ \t\n\r\u3000]/y.test(text.slice(at, at + 2))) {
      tokens.push({ kind: 'lone-sign', text: text.charAt(at) });
      at += 2;
      continue;
    }
    const sign = SIGNS.get(text.charAt(at));
    const [token, length] = sign === undefined ? wordAt(text, at) : [sign, 1];
    tokens.push(token);
    at += length;
  }
  return tokens;
}

function wordAt(text: string, at: number): readonly [Token, number] {
  const range = matched(RANGE, text, at);
  if (range !== null) return [rangeOf(range), range[0].length];
  for (const [kind, shape] of WORDS) {
    const found = matched(shape, text, at)?.[0];
    if (found === undefined) continue;
    if (kind !== 'wildcard') return [{ kind, text: found.slice(1, -1) }, found.length];
    return [OPERATORS.get(found) ?? termOf(found), found.length];
  }
  throw new QueryStringFailure('failed', `unexpected ${JSON.stringify(text.charAt(at))} at ${at}`);
}

/** A word without wildcards is a term, one that has a single one at its end a prefix. */
function termOf(word: string): Token {
  const wild = word.replace(/\\./gs, 'xx').search(/[*?]/);
  if (wild < 0) return { kind: 'term', text: word };
  return wild === word.length - 1 && word.endsWith('*')
    ? { kind: 'prefix', text: word.slice(0, -1) }
    : { kind: 'wildcard', text: word };
}

function rangeOf([, opening, lowerQuoted, lower = '', upperQuoted, upper = '', closing]: RegExpExecArray): Token {
  return {
    kind: 'range',
    lower: { text: lowerQuoted ?? lower, quoted: lowerQuoted !== undefined, inclusive: opening === '[' },
    upper: { text: upperQuoted ?? upper, quoted: upperQuoted !== undefined, inclusive: closing === ']' },
  };
}

function matched(shape: RegExp, text: string, at: number): RegExpExecArray | null {
  shape.lastIndex = at;
  return shape.exec(text);
}
