/** A token of Lucene's classic query syntax, as written; `at` is where it begins. */
export type Token =
  | { readonly kind: Exclude<Sign, 'star'>; readonly at: number }
  | { readonly kind: 'star'; readonly at: number }
  /** `loneSign`: a sign with a blank behind it, which is a word of one letter. */
  | {
      readonly kind: 'term' | 'loneSign' | 'prefix' | 'wildcard' | 'quoted' | 'regex';
      readonly text: string;
      readonly at: number;
    }
  | { readonly kind: 'range'; readonly lower: End; readonly upper: End; readonly at: number };

type Sign = 'and' | 'or' | 'not' | 'plus' | 'minus' | 'open' | 'close' | 'colon' | 'star' | 'boost' | 'fuzzy';

/** An end of a range: its text, escapes and all, or that it is open. */
export interface End {
  readonly text: string | null;
  readonly inclusive: boolean;
}

/** Why a query string is none, and where. */
interface Misspelt {
  readonly at: number;
  readonly reason: string;
}

const BLANK = ' \t\n\r\u3000';
/** What no word begins with, beside blanks; `+` and `-` may stand further on. */
const RESERVED = '!():^[]"{}~*?\\/';

const SIGNS: { readonly [letter: string]: Sign } = {
  '(': 'open',
  ')': 'close',
  ':': 'colon',
  '+': 'plus',
  '-': 'minus',
  '!': 'not',
};
const WORDS: { readonly [word: string]: Sign } = { AND: 'and', '&&': 'and', OR: 'or', '||': 'or', NOT: 'not', '*': 'star' };

/** Cuts a query string into tokens, at each place the longest one. */
export function tokensOf(text: string): readonly Token[] | Misspelt {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const letter = text.charAt(at);
    if (BLANK.includes(letter)) {
      at++;
      continue;
    }
    const read = tokenAt(text, at, letter);
    if ('reason' in read) return read;
    tokens.push(read.token);
    at = read.end;
  }
  return tokens;
}

type Read = { readonly token: Token; readonly end: number } | Misspelt;

function tokenAt(text: string, at: number, letter: string): Read {
  const sign = SIGNS[letter];
  if (sign !== undefined) {
    const next = text.charAt(at + 1);
    const isAlone = '+-!'.includes(letter) && next !== '' && BLANK.includes(next);
    return isAlone ? { token: { kind: 'loneSign', text: letter, at }, end: at + 2 } : { token: ofSign(sign, at), end: at + 1 };
  }
  switch (letter) {
    case '"':
      return quotedAt(text, at);
    case '/':
      return regexAt(text, at);
    case '[':
    case '{':
      return rangeAt(text, at, letter);
    case '^':
      return tail(text, at, 'boost', /\^\d+(?:\.\d+)?/y);
    case '~':
      return tail(text, at, 'fuzzy', /~(?:[^\s\u3000!():^[\]"{}~*?\\/]|\\.)*/sy);
    default:
      return wordAt(text, at);
  }
}

function ofSign(kind: Sign, at: number): Token {
  return kind === 'star' ? { kind, at } : { kind, at };
}

function tail(text: string, at: number, kind: 'boost' | 'fuzzy', shape: RegExp): Read {
  shape.lastIndex = at;
  const found = shape.exec(text)?.[0];
  return found === undefined ? { at, reason: 'a sign without its number' } : { token: { kind, at }, end: at + found.length };
}

function quotedAt(text: string, at: number): Read {
  for (let end = at + 1; end < text.length; end++) {
    const letter = text.charAt(end);
    if (letter === '"') return { token: { kind: 'quoted', text: text.slice(at + 1, end), at }, end: end + 1 };
    if (letter === '\\') end++;
  }
  return { at, reason: 'quotes that are never closed' };
}

/** A slash behind a backslash ends an expression only where no other one does, since the longest token counts. */
function regexAt(text: string, at: number): Read {
  let last = -1;
  for (let end = text.indexOf('/', at + 1); end >= 0; end = text.indexOf('/', end + 1)) {
    last = end;
    if (text.charAt(end - 1) !== '\\' || end - 1 === at) break;
  }
  return last < 0
    ? { at, reason: 'a slash without its second one' }
    : { token: { kind: 'regex', text: text.slice(at + 1, last), at }, end: last + 1 };
}

function wordAt(text: string, at: number): Read {
  let end = at;
  let marks = 0;
  let lastMark = -1;
  while (end < text.length) {
    const letter = text.charAt(end);
    if (letter === '\\') {
      if (end + 1 >= text.length) return { at: end, reason: 'a backslash that escapes nothing' };
      end += 2;
    } else if (letter === '*' || letter === '?') {
      marks++;
      lastMark = end++;
    } else if (BLANK.includes(letter) || RESERVED.includes(letter)) break;
    else end++;
  }
  const word = text.slice(at, end);
  if (end === at) return { at, reason: `an unexpected ${text.charAt(at)}` };
  const sign = WORDS[word];
  if (sign !== undefined) return { token: ofSign(sign, at), end };
  if (marks === 0) return { token: { kind: 'term', text: word, at }, end };
  const isPrefix = marks === 1 && lastMark === end - 1 && word.endsWith('*');
  return isPrefix
    ? { token: { kind: 'prefix', text: word.slice(0, -1), at }, end }
    : { token: { kind: 'wildcard', text: word, at }, end };
}

/** Blanks, brackets that close, and quotes are all that parts the ends of a range. */
function rangeAt(text: string, at: number, opening: string): Read {
  const words: { readonly text: string | null; readonly isTo: boolean }[] = [];
  let end = at + 1;
  while (end < text.length) {
    const letter = text.charAt(end);
    if (letter === ']' || letter === '}') {
      const [lower, to, upper] = words;
      if (lower === undefined || upper === undefined || to?.isTo !== true || words.length !== 3) break;
      const token: Token = {
        kind: 'range',
        lower: { text: lower.text, inclusive: opening === '[' },
        upper: { text: upper.text, inclusive: letter === ']' },
        at,
      };
      return { token, end: end + 1 };
    }
    if (BLANK.includes(letter)) {
      end++;
      continue;
    }
    const quotes = quotedEnd(text, end);
    const bare = /[^ \]}]+/y;
    bare.lastIndex = end;
    const word = bare.exec(text)?.[0] ?? '';
    const isQuoted = quotes >= end + word.length;
    const written = isQuoted ? text.slice(end + 1, quotes - 1) : word;
    // The text `*` is an open end, in quotes as well: the index looks at it again.
    words.push({ text: written === '*' ? null : written, isTo: !isQuoted && word === 'TO' });
    end = isQuoted ? quotes : end + word.length;
  }
  return { at, reason: 'a range that is not of the form [a TO b]' };
}

/** Where the quotes at a place end; -1: there are none that hold something. */
function quotedEnd(text: string, at: number): number {
  if (text.charAt(at) !== '"') return -1;
  for (let end = at + 1; end < text.length; end++)
    if (text.charAt(end) === '"' && !(text.charAt(end - 1) === '\\' && end - 1 > at)) return end === at + 1 ? -1 : end + 1;
  return -1;
}
